package writ.notification.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import writ.kit.db.Tx;
import writ.kit.feed.FeedEvent;
import writ.kit.feed.FeedHandler;
import writ.notification.reminder.ObligationEvents;
import writ.notification.subscription.Contacts;

/** Hands the events of directive-service to the features, in their order, each run of one type as a set. */
@ApplicationScoped
class DirectiveInbox implements FeedHandler {

    private final Contacts contacts;
    private final ObligationEvents obligations;

    DirectiveInbox(Contacts contacts, ObligationEvents obligations) {
        this.contacts = contacts;
        this.obligations = obligations;
    }

    @Override
    public String feed() {
        return "directive";
    }

    @Override
    public Uni<Void> apply(Tx tx, List<FeedEvent> page) {
        Uni<Void> applied = Uni.createFrom().voidItem();
        for (List<FeedEvent> run : runs(page)) {
            applied = applied.chain(() -> applyRun(tx, run));
        }
        return applied;
    }

    private Uni<Void> applyRun(Tx tx, List<FeedEvent> run) {
        return switch (run.getFirst().type()) {
            case "dev.writ.agency.changed" -> contacts.changed(tx, run);
            case "dev.writ.obligation.opened" -> obligations.opened(tx, run);
            case "dev.writ.obligation.changed" -> obligations.changed(tx, run);
            case "dev.writ.obligation.reminder-requested" -> obligations.reminderRequested(tx, run);
            default -> Uni.createFrom().voidItem();
        };
    }

    private static List<List<FeedEvent>> runs(List<FeedEvent> page) {
        List<List<FeedEvent>> runs = new ArrayList<>();
        for (FeedEvent event : page) {
            if (runs.isEmpty() || !runs.getLast().getFirst().type().equals(event.type())) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(event);
        }
        return runs;
    }
}
