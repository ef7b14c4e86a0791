package writ.directive.directive;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The version of a directive that binds.
 *
 * @param issuedOn the date of issue in the directive's zone
 * @param issuedAt when it became binding
 * @param recordedAt when that was recorded; later than issuedAt when backdated
 */
public record IssuedDirective(
        DirectiveDocument document, int version, LocalDate issuedOn, Instant issuedAt, Instant recordedAt) {}
