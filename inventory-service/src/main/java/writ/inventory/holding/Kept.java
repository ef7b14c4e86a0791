package writ.inventory.holding;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * A holding as it is kept at present.
 *
 * @param base the state of the row to which it is kept as a difference; null when it is kept whole
 * @param baseEndpoints the set of that row, or its own when it is kept whole; null when no endpoint is named
 */
record Kept(
        long product,
        int since,
        int presentSince,
        boolean again,
        @Nullable Integer base,
        @Nullable RoaringBitmap baseEndpoints,
        Holding holding) {

    static Kept read(Row row) {
        Buffer own = row.getDelegate().getBuffer("endpoints");
        Buffer other = row.getDelegate().getBuffer("base_endpoints");
        RoaringBitmap endpoints = own == null ? null : EndpointSets.read(own);
        RoaringBitmap base = other == null ? endpoints : EndpointSets.read(other);
        RoaringBitmap whole =
                endpoints == null || base == null || other == null ? endpoints : RoaringBitmap.xor(base, endpoints);
        Long declared = row.getLong("declared");
        return new Kept(
                row.getLong("product"),
                row.getInteger("since"),
                row.getInteger("present_since"),
                row.getBoolean("again"),
                row.getInteger("base"),
                base,
                whole != null
                        ? new Holding.Enumerated(whole)
                        : declared == null ? new Holding.Present() : new Holding.Declared(declared));
    }

    /** The state of the row that holds the whole set. */
    int baseState() {
        return base == null ? since : base;
    }
}
