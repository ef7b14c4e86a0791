package writ.directive.submission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import writ.directive.obligation.ReportNotice;
import writ.directive.obligation.ReportNotices;
import writ.kit.db.Tx;
import writ.kit.feed.FeedEvent;
import writ.kit.feed.FeedHandler;

/** Follows inventory-service: what an agency's reports say and are like, as often as that changes. */
@ApplicationScoped
class InventoryInbox implements FeedHandler {

    private final ReportedFigures figures;
    private final ReportNotices notices;

    InventoryInbox(ReportedFigures figures, ReportNotices notices) {
        this.figures = figures;
        this.notices = notices;
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
        List<ReportNotice> told =
                page.stream().flatMap(event -> ReportNotice.of(event).stream()).toList();
        return figures.record(tx, changes).chain(() -> notices.record(tx, told));
    }
}
