package writ.notification.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody should know.
 *
 * @param agency the slug of the agency it is for
 * @param at business time at which it was raised
 * @param matter null for a test alone
 */
public record Alert(
        UUID id,
        AlertKind kind,
        String agency,
        Instant at,
        @Nullable Matter matter) {}
