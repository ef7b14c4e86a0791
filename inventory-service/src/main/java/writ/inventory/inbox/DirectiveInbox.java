package writ.inventory.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import writ.inventory.agency.Agencies;
import writ.inventory.match.Catalogue;
import writ.inventory.rollup.FindingsChanged;
import writ.kit.db.Tx;
import writ.kit.feed.FeedEvent;
import writ.kit.feed.FeedHandler;

/** Takes over agencies and the scopes of issued directives. */
@ApplicationScoped
class DirectiveInbox implements FeedHandler {
    private static final String AGENCY_CHANGED = "dev.writ.agency.changed";
    private static final String DIRECTIVE_ISSUED = "dev.writ.directive.issued";

    private final Agencies agencies;
    private final Catalogue catalogue;
    private final FindingsChanged findings;

    DirectiveInbox(Agencies agencies, Catalogue catalogue, FindingsChanged findings) {
        this.agencies = agencies;
        this.catalogue = catalogue;
        this.findings = findings;
    }

    @Override
    public String feed() {
        return "directive";
    }

    @Override
    public Uni<Void> apply(Tx tx, List<FeedEvent> page) {
        List<JsonNode> changed = data(page, AGENCY_CHANGED);
        Uni<Void> learnt = changed.isEmpty() ? Uni.createFrom().voidItem() : agencies.learn(tx, changed);
        return learnt.chain(() -> Multi.createFrom()
                .iterable(data(page, DIRECTIVE_ISSUED))
                .onItem()
                .transformToUniAndConcatenate(issued -> adopt(tx, issued))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Uni<Void> adopt(Tx tx, JsonNode issued) {
        String directive = issued.path("directive").asText();
        Instant issuedAt = Instant.parse(issued.path("issuedAt").asText());
        return catalogue
                .adopt(
                        tx,
                        directive,
                        issued.path("version").asInt(1),
                        issuedAt,
                        issued.path("scope"),
                        issued.path("quality"))
                .chain(isNew -> isNew
                        ? findings.byScope(tx, directive)
                        : Uni.createFrom().voidItem());
    }

    private static List<JsonNode> data(List<FeedEvent> page, String type) {
        return page.stream()
                .filter(event -> event.type().equals(type))
                .map(FeedEvent::data)
                .toList();
    }
}
