package writ.directive.directive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A directive in a list.
 *
 * @param directive its name in paths
 * @param state draft or issued
 * @param issued the date of issue its document says
 * @param issuedAt when it became binding, of an issued one
 * @param digest SHA-256 of the document as it was sent, in hexadecimal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DirectiveView(
        String directive,
        String id,
        String title,
        String instrument,
        String state,
        int version,
        LocalDate issued,
        @Nullable Instant issuedAt,
        Instant savedAt,
        String digest) {}
