package writ.inventory.holding;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that speaks for its agency or component, until a newer one does.
 *
 * @param component null for the agency as a whole
 * @param asOf business time as of which it holds
 * @param examined how many endpoints were looked at, null when not said
 * @param of how many there are, null when not said
 */
public record CurrentReport(
        UUID report,
        String agency,
        @Nullable String component,
        Instant asOf,
        Instant receivedAt,
        String methodology,
        @Nullable Long examined,
        @Nullable Long of) {}
