package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A holding that a directive's scope has something to do with.
 *
 * @param verdict matched, possible or excluded; only what is matched is counted
 * @param rule by which datum it was decided
 * @param listed the directive's own name for the product, when it lists it
 * @param because the directive's reason, when it is excluded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingView(
        String directive,
        String verdict,
        String rule,
        @Nullable String listed,
        String why,
        @Nullable String because,
        HoldingView holding) {

    static final String COLUMNS = "d.directive, d.verdict, d.rule, d.listed, d.why, d.because, " + HoldingView.COLUMNS;

    static FindingView read(Row row) {
        return new FindingView(
                row.getString("directive"),
                row.getString("verdict"),
                row.getString("rule"),
                row.getString("listed"),
                row.getString("why"),
                row.getString("because"),
                HoldingView.read(row));
    }
}
