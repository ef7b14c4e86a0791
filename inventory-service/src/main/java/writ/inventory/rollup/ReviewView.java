package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A product that may be one of a directive's, for a person to look at.
 *
 * @param why what is open about it
 * @param agencies how many agencies have ever reported it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewView(
        String directive,
        ProductView product,
        String rule,
        @Nullable String relation,
        @Nullable String datum,
        @Nullable String confidence,
        @Nullable String listed,
        String why,
        long agencies) {

    static ReviewView read(Row row) {
        return new ReviewView(
                row.getString("directive"),
                ProductView.read(row),
                row.getString("rule"),
                row.getString("relation"),
                row.getString("datum"),
                row.getString("confidence"),
                row.getString("listed"),
                row.getString("why"),
                row.getLong("agencies"));
    }
}
