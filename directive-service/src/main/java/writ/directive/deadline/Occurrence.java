package writ.directive.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One computed deadline.
 *
 * @param occurrence its number in its series, from 1
 * @param opensAt when it may first be acted on, or null when that is from issuance on
 * @param dueBefore the exclusive end, or null when nothing is due; on time is what happens before it, to the microsecond
 * @param due how it is shown to people: "end of 13 October 2017 (Eastern)"
 * @param because how the instant was computed, in a sentence
 * @param stated the directive's own wording, word for word, where it was given
 */
public record Occurrence(
        int occurrence,
        @Nullable Instant opensAt,
        @Nullable Instant dueBefore,
        String due,
        String because,
        @Nullable String stated) {}
