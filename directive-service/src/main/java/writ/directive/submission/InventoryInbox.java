package writ.directive.submission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import writ.kit.db.Tx;
import writ.kit.feed.FeedEvent;
import writ.kit.feed.FeedHandler;

/** Follows inventory-service: what an agency's current reports say, as often as that changes. */
@ApplicationScoped
class InventoryInbox implements FeedHandler {

    private final ReportedFigures figures;

    InventoryInbox(ReportedFigures figures) {
        this.figures = figures;
    }

    @Override
    public String feed() {
        return "inventory";
    }

    @Override
    public Uni<Void> apply(Tx tx, List<FeedEvent> page) {
        List<ReportedFigures.Change> changes = page.stream()
                .flatMap(event -> ReportedFigures.Change.of(event).stream())
                .toList();
        return figures.record(tx, changes);
    }
}
