package writ.directive.submission;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import writ.directive.agency.Directory;
import writ.directive.obligation.AsOf;
import writ.directive.obligation.ObligationDetail;
import writ.directive.obligation.ObligationId;
import writ.directive.obligation.Obligations;
import writ.kit.caller.Caller;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Writes the page of an obligation; what may not be seen and what is not there give the same page. */
@ApplicationScoped
class ObligationPages {

    private static final Set<String> READERS = Set.of(
            Roles.AUTHORITY_ISSUER,
            Roles.AUTHORITY_ANALYST,
            Roles.AGENCY_REPORTER,
            Roles.AGENCY_ATTESTER,
            Roles.COMPONENT_REPORTER,
            Roles.AUDITOR);

    private final Transactions transactions;
    private final Obligations obligations;
    private final Drafts drafts;
    private final Directory directory;
    private final String publicUrl;
    private final String css;
    private final String policy;

    ObligationPages(
            Transactions transactions,
            Obligations obligations,
            Drafts drafts,
            Directory directory,
            @ConfigProperty(name = "writ.public-url") String publicUrl) {
        this.transactions = transactions;
        this.obligations = obligations;
        this.drafts = drafts;
        this.directory = directory;
        this.publicUrl = publicUrl;
        this.css = styles();
        String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Json.sha256(css)));
        this.policy = "default-src 'none'; style-src 'sha256-" + digest + "'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";
    }

    /** A page, and whether it is the one that was asked for. */
    record Page(String html, boolean found) {}

    /** Nothing but this page's own styles is loaded or run. */
    String policy() {
        return policy;
    }

    Uni<Page> of(Caller caller, String id) {
        return Uni.createFrom()
                .deferred(() -> known(caller, id))
                .map(Optional::of)
                .onFailure(ObligationPages::isNotFound)
                .recoverWithItem(Optional.empty())
                .chain(found -> found.orElseGet(() -> ObligationPage.notFoundPage(css))
                        .createUni()
                        .map(html -> new Page(html, found.isPresent())));
    }

    private Uni<TemplateInstance> known(Caller caller, String id) {
        if (caller.roles().stream().noneMatch(READERS::contains)) {
            throw Problem.notFound();
        }
        UUID obligation = ObligationId.read(id);
        return transactions.run(
                caller,
                tx -> obligations
                        .one(tx, obligation, AsOf.NOW, AsOf.NOW)
                        .chain(detail -> draft(tx, obligation)
                                .chain(draft -> agency(tx, detail)
                                        .map(name -> page(detail, name, draft.orElse(null), tx.now())))));
    }

    private Uni<String> agency(Tx tx, ObligationDetail detail) {
        String agency = detail.obligation().agency();
        LocalDate today =
                LocalDate.ofInstant(tx.now(), ZoneId.of(detail.obligation().zone()));
        return directory
                .entries(tx, List.of(agency), today)
                .map(entries ->
                        entries.containsKey(agency) ? entries.get(agency).name() : agency);
    }

    /** The draft is the agency's alone, and the whole department's: a component does not see it either. */
    private Uni<Optional<PageModel.DraftPart>> draft(Tx tx, UUID obligation) {
        return Submissions.actsForAgency(tx.caller())
                ? drafts.read(tx, obligation)
                        .map(draft -> Optional.of(new PageModel.DraftPart(
                                PageModel.Figures.of(draft.view().figures()))))
                : Uni.createFrom().item(Optional.empty());
    }

    private TemplateInstance page(
            ObligationDetail detail, String agency, PageModel.@Nullable DraftPart draft, Instant now) {
        return ObligationPage.obligationPage(
                css,
                detail,
                detail.obligation(),
                agency,
                PageModel.what(detail.obligation()),
                PageModel.standing(detail.obligation()),
                draft,
                ReportWords.of(detail.reporting()),
                draft != null && PageModel.isOpen(detail) ? Commands.of(detail, publicUrl, now) : List.of(),
                detail.history().stream().map(PageModel.Entry::of).toList());
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof Problem problem && problem.type() == CommonProblem.NOT_FOUND;
    }

    private static String styles() {
        try (InputStream in = ObligationPages.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
