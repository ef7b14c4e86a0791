package writ.inventory.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import writ.inventory.format.Refusal;
import writ.inventory.rollup.DirectiveFigures;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * What came of a report.
 *
 * @param component absent for the agency as a whole
 * @param late a newer report spoke already when this one came
 * @param read rows or elements read: taken and refused
 * @param kind full, or delta: what changed since its base
 * @param base the report that a delta was applied to
 * @param unchanged what a delta says that was so already: pairs of a product and an endpoint, or counts
 * @param products that the file names
 * @param repeated rows taken that say again what an earlier one says
 * @param refusals the first of the refused; all that are kept are under /refusals
 * @param ignored columns or members of which nothing was taken
 * @param endpoints how many different ones the file names
 * @param newProducts what no report of the same agency or component had before
 * @param quality how far it can be relied on, and what to do about it; absent in receipts of before it was measured
 * @param findings of the whole agency for each issued directive, when this report had been received; absent for a
 *     component's reporter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receipt(
        UUID report,
        String agency,
        @Nullable String component,
        State state,
        boolean late,
        Instant asOf,
        Instant receivedAt,
        String sentBy,
        String methodology,
        @Nullable Long examined,
        @Nullable Long of,
        String mode,

        @Schema(enumeration = {"full", "delta"}) String kind,

        @Nullable UUID base,
        String format,

        @Schema(description = "SHA-256 of the file, in hexadecimal")
        String digest,

        long bytes,
        long read,
        long taken,
        long refused,
        long repeated,
        @Nullable Long unchanged,
        List<Refusal> refusals,
        List<String> ignored,
        int products,
        int endpoints,
        Outcome.NewProducts newProducts,
        Outcome.@Nullable Changes changes,
        @Nullable Quality quality,

        @Schema(type = SchemaType.ARRAY, implementation = DirectiveFigures.class) @Nullable
        JsonNode findings,

        @Nullable Withdrawal withdrawal) {

    /** Whether the report counts. */
    enum State {
        current,
        superseded,
        withdrawn;

        /** @throws Problem invalid, when there is no such state; null stays null */
        static @Nullable State named(@Nullable String name) {
            if (name == null) {
                return null;
            }
            for (State state : values()) {
                if (state.name().equals(name)) {
                    return state;
                }
            }
            throw Problem.of(CommonProblem.INVALID, "A report is current, superseded or withdrawn.")
                    .at("state", "current, superseded or withdrawn");
        }
    }

    /** Why a report does not count any more. */
    record Withdrawal(String reason, Instant at, String by) {}
}
