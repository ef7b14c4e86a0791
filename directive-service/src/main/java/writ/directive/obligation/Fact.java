package writ.directive.obligation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may happen to an obligation by somebody's act; releases and reinstatements follow from these. */
public sealed interface Fact {

    UUID submission();

    /** A version takes effect: attested, or sent where no attestation is asked for. */
    record Submitted(UUID submission, boolean nil, boolean complete) implements Fact {}

    /** The authority sends a version back. */
    record Returned(UUID submission, String reason) implements Fact {}

    /** The authority accepts a version. */
    record Accepted(UUID submission, boolean nil, boolean complete) implements Fact {}

    /** As SQL spells its kind. */
    default String kind() {
        return switch (this) {
            case Submitted _ -> "submitted";
            case Returned _ -> "returned";
            case Accepted _ -> "accepted";
        };
    }

    default boolean nil() {
        return switch (this) {
            case Submitted submitted -> submitted.nil;
            case Returned _ -> false;
            case Accepted accepted -> accepted.nil;
        };
    }

    /** Whether it says that the work is complete with nothing remaining. */
    default boolean complete() {
        return switch (this) {
            case Submitted submitted -> submitted.complete;
            case Returned _ -> false;
            case Accepted accepted -> accepted.complete;
        };
    }

    default @Nullable String reason() {
        return this instanceof Returned returned ? returned.reason : null;
    }
}
