package writ.inventory.holding;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Sets of endpoints as the database keeps them, in the portable format of Roaring bitmaps. */
public final class EndpointSets {

    private EndpointSets() {}

    static RoaringBitmap read(Buffer stored) {
        RoaringBitmap endpoints = new RoaringBitmap();
        try {
            endpoints.deserialize(ByteBuffer.wrap(stored.getBytes()));
        } catch (IOException e) {
            throw new IllegalStateException("a stored endpoint set is damaged", e);
        }
        return endpoints;
    }

    /** @param endpoints are made as small as they can be */
    static Buffer written(RoaringBitmap endpoints) {
        endpoints.runOptimize();
        ByteBuffer bytes = ByteBuffer.allocate(endpoints.serializedSizeInBytes());
        endpoints.serialize(bytes);
        return Buffer.buffer(bytes.array());
    }

    /**
     * The set of a row, without copying it where it is kept whole.
     *
     * @param base the set to which the other is kept as a difference; null when there is none
     */
    public static @Nullable ImmutableRoaringBitmap of(@Nullable Buffer endpoints, @Nullable Buffer base) {
        if (endpoints == null) {
            return null;
        }
        ImmutableRoaringBitmap own = new ImmutableRoaringBitmap(ByteBuffer.wrap(endpoints.getBytes()));
        return base == null
                ? own
                : ImmutableRoaringBitmap.xor(own, new ImmutableRoaringBitmap(ByteBuffer.wrap(base.getBytes())));
    }
}
