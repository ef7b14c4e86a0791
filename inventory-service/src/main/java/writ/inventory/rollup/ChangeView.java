package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;
import writ.inventory.holding.EndpointSets;

/**
 * What a report says of a product, other than an earlier one of the same agency or component.
 *
 * @param change appeared, gone or changed
 * @param affected endpoints that have it and had it not
 * @param cleaned endpoints that had it and have it not
 * @param declaredBefore how many were counted without being named; absent when none were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeView(
        ProductView product,
        String change,
        long affected,
        long cleaned,
        @Nullable Long declaredBefore,
        @Nullable Long declared) {

    /** @param row of a product, with x_ for before and y_ for now */
    static ChangeView read(Row row) {
        boolean was = row.getBoolean("was");
        boolean is = row.getBoolean("is");
        ImmutableRoaringBitmap before = endpoints(row, "x");
        ImmutableRoaringBitmap now = endpoints(row, "y");
        return new ChangeView(
                ProductView.read(row),
                was ? is ? "changed" : "gone" : "appeared",
                ImmutableRoaringBitmap.andNotCardinality(now, before),
                ImmutableRoaringBitmap.andNotCardinality(before, now),
                row.getLong("x_declared"),
                row.getLong("y_declared"));
    }

    private static ImmutableRoaringBitmap endpoints(Row row, String of) {
        Buffer own = row.getDelegate().getBuffer(of + "_endpoints");
        Buffer base = row.getDelegate().getBuffer(of + "_base_endpoints");
        ImmutableRoaringBitmap set = EndpointSets.of(own, base);
        return set == null ? new MutableRoaringBitmap() : set;
    }
}
