package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A holding that a directive's scope has something to do with.
 *
 * @param verdict matched, possible or excluded; only what is matched is counted
 * @param rule by which datum it was decided
 * @param relation how what the directive says lies to the datum: equal, superset, subset, intersects, undefined, mentions
 * @param datum by what it was decided, in the form in which it was compared
 * @param confidence high, medium or low
 * @param listed the directive's own name for the product, when it lists it
 * @param because the directive's reason or the reviewer's, when it is excluded
 * @param review the reviewer's rule that decided, if one did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingView(
        String directive,
        String verdict,
        String rule,
        @Nullable String relation,
        @Nullable String datum,
        @Nullable String confidence,
        @Nullable String listed,
        String why,
        @Nullable String because,
        @Nullable UUID review,
        HoldingView holding) {

    static final String COLUMNS = "d.directive, d.verdict, d.rule, d.relation, d.datum, d.confidence, d.listed, d.why,"
            + " d.because, d.review, " + HoldingView.COLUMNS;

    static FindingView read(Row row) {
        return new FindingView(
                row.getString("directive"),
                row.getString("verdict"),
                row.getString("rule"),
                row.getString("relation"),
                row.getString("datum"),
                row.getString("confidence"),
                row.getString("listed"),
                row.getString("why"),
                row.getString("because"),
                row.getUUID("review"),
                HoldingView.read(row));
    }
}
