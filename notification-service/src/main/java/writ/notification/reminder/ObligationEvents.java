package writ.notification.reminder;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Tx;
import writ.kit.feed.FeedEvent;
import writ.notification.alert.Alerts;
import writ.notification.alert.Alerts.NewAlert;
import writ.notification.message.AlertKind;
import writ.notification.reminder.Obligations.Told;

/** What follows from directive-service's events about obligations: their ladders, and the alerts they call for. */
@ApplicationScoped
public class ObligationEvents {

    private final Obligations obligations;
    private final Alerts alerts;

    ObligationEvents(Obligations obligations, Alerts alerts) {
        this.obligations = obligations;
        this.alerts = alerts;
    }

    /**
     * Arms the ladders of obligations that were opened, and tells each agency once that a directive binds it. What is
     * due first comes first in the feed, so the first page about an agency has it.
     */
    public Uni<Void> opened(Tx tx, List<FeedEvent> events) {
        return obligations
                .opened(tx, told(events))
                .chain(fresh -> alerts.raise(tx, issued(fresh)))
                .replaceWithVoid();
    }

    /** Has the ladders follow changes of state; tells of returns and acceptances. */
    public Uni<Void> changed(Tx tx, List<FeedEvent> events) {
        return obligations
                .changed(tx, told(events))
                .chain(fresh -> alerts.raise(
                        tx,
                        fresh.stream()
                                .map(ObligationEvents::reviewed)
                                .filter(Objects::nonNull)
                                .toList()))
                .replaceWithVoid();
    }

    /** Tells agencies that the authority asks for their answer. */
    public Uni<Void> reminderRequested(Tx tx, List<FeedEvent> events) {
        return alerts.raise(
                        tx,
                        told(events).stream()
                                .map(one -> alert(one, AlertKind.REMINDER_REQUESTED))
                                .toList())
                .replaceWithVoid();
    }

    private static List<NewAlert> issued(List<Obligation> fresh) {
        Map<List<String>, Obligation> first = new LinkedHashMap<>();
        fresh.stream()
                .filter(Obligation::isOpen)
                .forEach(one ->
                        first.merge(List.of(one.agency(), one.matter().directive()), one, ObligationEvents::earlier));
        return binding(first.values());
    }

    private static List<NewAlert> binding(Collection<Obligation> first) {
        return first.stream()
                .map(one ->
                        new NewAlert(one.matter().directive(), AlertKind.DIRECTIVE_ISSUED, one.agency(), one.matter()))
                .toList();
    }

    private static Obligation earlier(Obligation one, Obligation other) {
        return Stream.of(one, other)
                .min(Comparator.comparing(ObligationEvents::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .orElseThrow();
    }

    private static @Nullable Instant due(Obligation obligation) {
        return obligation.matter().dueBefore();
    }

    private static @Nullable NewAlert reviewed(Told one) {
        return switch (one.obligation().state()) {
            case "returned" -> alert(one, AlertKind.SUBMISSION_RETURNED);
            case "accepted" -> alert(one, AlertKind.SUBMISSION_ACCEPTED);
            default -> null;
        };
    }

    private static NewAlert alert(Told one, AlertKind kind) {
        return new NewAlert(
                one.event().toString(),
                kind,
                one.obligation().agency(),
                one.obligation().matter());
    }

    private static List<Told> told(List<FeedEvent> events) {
        return events.stream().map(Told::of).toList();
    }
}
