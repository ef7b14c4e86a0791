package writ.directive.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An issuance as it was recorded.
 *
 * @param confirmed the entity tag of the preview that was confirmed
 * @param agencies how many are bound
 * @param obligations how many were opened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IssuanceView(
        String directive,
        int version,
        LocalDate issuedOn,
        Instant issuedAt,
        Instant recordedAt,
        @Nullable String backdated,
        String confirmed,
        int agencies,
        int obligations) {}
