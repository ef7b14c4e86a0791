package writ.notification.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import writ.kit.db.Tx;
import writ.notification.channel.Outcome;
import writ.notification.message.AlertKind;
import writ.notification.subscription.Recipients;

/** What a batch of tries says of the recipients themselves. */
record LearntOfRecipients(List<UUID> gone, List<UUID> backAgain, Map<UUID, String> bounced, List<UUID> reachable) {

    /** @param isLast whether a try did not arrive and is not repeated */
    static LearntOfRecipients of(List<Tried> tried, Predicate<Tried> isLast) {
        Map<UUID, String> bounced = new HashMap<>();
        tried.stream()
                .filter(one -> isLast.test(one) && !one.refusedBecause(Outcome.Cause.GONE))
                .forEach(one ->
                        bounced.put(one.claimed().subscription(), one.outcome().detail()));
        return new LearntOfRecipients(
                those(tried, one -> one.refusedBecause(Outcome.Cause.GONE)),
                those(tried, one -> delivered(one) && one.claimed().alert().kind() == AlertKind.TEST),
                bounced,
                those(tried, LearntOfRecipients::delivered));
    }

    Uni<Void> keep(Tx tx, Recipients recipients, Instant wall) {
        return recipients
                .disable(tx, gone, "the receiver answered 410 Gone")
                .chain(() -> recipients.enable(tx, backAgain))
                .chain(() -> recipients.flag(tx, bounced, wall))
                .chain(() -> recipients.clear(tx, reachable));
    }

    private static boolean delivered(Tried one) {
        return one.outcome() instanceof Outcome.Delivered;
    }

    private static List<UUID> those(List<Tried> tried, Predicate<Tried> which) {
        return tried.stream()
                .filter(which)
                .map(one -> one.claimed().subscription())
                .distinct()
                .toList();
    }
}
