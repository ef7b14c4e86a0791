package writ.local.drained;

import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What is still on its way through the suite, at one instant.
 *
 * @param outbox events that have no position yet, by the service that wrote them
 * @param unread events of a feed that a service has not read, by `reader<-feed`
 * @param series actions of which the next occurrences are to be opened at business time
 * @param reminders due at business time, not yet turned into alerts
 * @param deliveries that are being sent or are to be sent now; one that waits for its next try is not counted
 */
record Waiting(Map<String, Long> outbox, Map<String, Long> unread, long series, long reminders, long deliveries) {

    boolean isNothing() {
        return LongStream.concat(
                        Stream.of(outbox, unread)
                                .flatMap(counts -> counts.values().stream())
                                .mapToLong(Long::longValue),
                        LongStream.of(series, reminders, deliveries))
                .allMatch(count -> count == 0);
    }
}
