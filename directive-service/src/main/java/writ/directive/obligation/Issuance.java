package writ.directive.obligation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.directive.agency.Agencies;
import writ.directive.directive.DirectiveDocument;
import writ.directive.directive.Directives;
import writ.directive.directive.Preview;
import writ.directive.directive.Previews;
import writ.kit.db.Tx;
import writ.kit.feed.NewEvent;
import writ.kit.feed.Outbox;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;
import writ.kit.web.IfMatch;

/** Issues a directive: its version is frozen, every agency it binds gets its obligations, and all are told, at once. */
@ApplicationScoped
class Issuance {

    private final Directives directives;
    private final Previews previews;
    private final Horizon horizon;
    private final Opening opening;
    private final Agencies agencies;
    private final Outbox outbox;

    Issuance(
            Directives directives,
            Previews previews,
            Horizon horizon,
            Opening opening,
            Agencies agencies,
            Outbox outbox) {
        this.directives = directives;
        this.previews = previews;
        this.horizon = horizon;
        this.opening = opening;
        this.agencies = agencies;
        this.outbox = outbox;
    }

    /** @throws Problem not-found, conflict when issued already, precondition-failed, or invalid for date or overrides */
    Uni<IssuanceView> issue(Tx tx, String name, @Nullable String confirmed, IssuanceRequest request) {
        return directives
                .lockDraft(tx, name)
                .chain(draft -> previews.of(tx, draft))
                .chain(preview -> issue(tx, preview, confirmed, request));
    }

    private Uni<IssuanceView> issue(Tx tx, Preview preview, @Nullable String confirmed, IssuanceRequest request) {
        IfMatch.checkExactly(confirmed, preview.etag());
        List<IssuanceRequest.DueOverride> overrides = request.sound();
        DirectiveDocument document = preview.draft().document();
        String backdated = Field.optional("/backdated", request.backdated(), 2000);
        Instant issuedAt = issuedAt(document, tx.now(), backdated);
        List<PlannedAction> plan = PlannedAction.plan(preview.timetable(), horizon, overrides, tx.now());
        OverrideCheck.check(overrides, plan, preview.timetable().issue(), issuedAt);
        return directives
                .markIssued(tx, preview.draft(), issuedAt, backdated)
                .chain(() -> opening.issue(tx, document, preview, plan, issuedAt))
                .call(() -> agencies.areAll(tx, preview.agencies())
                        .chain(all -> outbox.append(tx, List.of(issuedEvent(preview, issuedAt, all)))))
                .chain(opened -> opening.tellAll(tx, document.name()).replaceWith(opened))
                .map(opened -> new IssuanceView(
                        document.name(),
                        preview.draft().version(),
                        document.issued(),
                        issuedAt,
                        tx.now(),
                        backdated,
                        preview.etag(),
                        preview.agencies().size(),
                        opened));
    }

    private static Instant issuedAt(DirectiveDocument document, Instant now, @Nullable String backdated) {
        LocalDate today = LocalDate.ofInstant(now, document.zone());
        if (document.issued().equals(today)) {
            if (backdated != null) {
                throw Problem.of(CommonProblem.INVALID, "The date of issue is today, " + today + ".")
                        .at("/backdated", "leave it out; nothing is backdated");
            }
            return now;
        }
        if (document.issued().isAfter(today) || backdated == null) {
            throw Problem.of(
                            CommonProblem.INVALID,
                            "The date of issue is " + document.issued() + ", and today is " + today + " in "
                                    + document.zone() + ".")
                    .at(
                            document.issued().isAfter(today) ? "/spec/issued" : "/backdated",
                            "issue it on its date, change the date, or say why it is backdated");
        }
        return document.issued().atStartOfDay(document.zone()).toInstant();
    }

    /**
     * One event for each directive, or whoever follows with a service's token would issue it twice. It names scope and
     * title, so agencies see it when it binds all of them; otherwise each learns of its obligations alone.
     */
    private static NewEvent issuedEvent(Preview preview, Instant issuedAt, boolean bindsAll) {
        DirectiveDocument document = preview.draft().document();
        return new NewEvent(
                "dev.writ.directive.issued",
                document.name(),
                bindsAll ? "*" : "",
                IssuedEvent.of(document, preview.draft().version(), issuedAt));
    }
}
