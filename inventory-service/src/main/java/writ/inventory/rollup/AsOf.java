package writ.inventory.rollup;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.kit.db.Where;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Which reports an answer goes by: those that count now, or that counted at an instant. Verdicts are those of now. */
final class AsOf {
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    @QueryParam("asOf")
    @Parameter(
            description = "Goes by the newest report of each as of this instant (RFC 3339), whenever it came",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    public @Nullable String asOf;

    @QueryParam("knownAt")
    @Parameter(
            description = "Goes by the reports that had come, and had not been withdrawn, by this instant (RFC 3339)",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    public @Nullable String knownAt;

    static AsOf now() {
        return new AsOf();
    }

    static AsOf of(Instant asOf) {
        AsOf at = new AsOf();
        at.asOf = asOf.toString();
        return at;
    }

    private boolean isNow() {
        return isNone(asOf) && isNone(knownAt);
    }

    /** A statement over current_holdings h and current_reports c, over those of then. */
    String in(Where where, String sql) {
        if (isNow()) {
            return sql;
        }
        String at = "(" + where.parameter(Sql.at(instant("asOf", asOf))) + ", "
                + where.parameter(Sql.at(instant("knownAt", knownAt))) + ")";
        return sql.replace("current_holdings h", "holdings_at" + at + " h")
                .replace("current_reports c", "reports_at" + at + " c");
    }

    private static boolean isNone(@Nullable String said) {
        return said == null || said.isBlank();
    }

    private static Instant instant(String parameter, @Nullable String said) {
        if (said == null || said.isBlank()) {
            return EVER;
        }
        try {
            return OffsetDateTime.parse(said.strip()).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.of(CommonProblem.INVALID, "A query parameter cannot be used.")
                    .at(parameter, "is not an instant such as 2017-10-02T14:00:00Z (write + as %2B)");
        }
    }
}
