package writ.directive.deadline;

import org.jspecify.annotations.Nullable;

/** The machine form of a deadline. A closed set, computed by {@link Deadlines}. */
public sealed interface Rule {

    /** The directive's own wording, word for word. */
    @Nullable
    String stated();

    /** Owed once, at any time up to the end of the day {@code due} ("within 30 calendar days"). */
    record Within(Moment due, @Nullable String stated) implements Rule {}

    /** To be begun at the start of the day {@code begin} ("at 90 calendar days"); nothing has to be delivered by it. */
    record BeginAt(Moment begin, @Nullable String stated) implements Rule {}

    /**
     * Begun at {@code begin} and then owed at the end of each {@code every} counted from that fixed day. A late answer
     * does not shift what follows (BOD 17-01, Required Action 3).
     */
    record Series(
            Moment begin, Offset every, End until, @Nullable String stated) implements Rule {}
}
