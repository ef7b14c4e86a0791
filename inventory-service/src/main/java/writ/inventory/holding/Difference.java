package writ.inventory.holding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.holding.Holding.Enumerated;

/** What is different in a new state of a reporter from its present one: all that has to be written for it. */
public final class Difference {

    /** A set is kept as a difference when that takes at most this part of it. */
    private static final int SHARE = 4;

    /**
     * A holding to be written.
     *
     * @param base the state of the row to which its endpoints are the difference; null when they are whole
     * @param enumerated how many endpoints it has, whichever way they are kept
     * @param before the present row of the product; null when the product is not there at present
     */
    record Opened(
            long product,
            @Nullable Integer base,
            @Nullable RoaringBitmap endpoints,
            @Nullable Long enumerated,
            @Nullable Long declared,
            @Nullable Kept before) {}

    /** What is there of a product in the new state, by what is there at present; null for nothing. */
    private interface Next {
        @Nullable
        Holding of(long product, @Nullable Holding before);
    }

    private final Set<Long> named;
    private final Next next;
    private final @Nullable Changes changes;
    private final Set<Long> seen = new HashSet<>();
    private final List<Long> closed = new ArrayList<>();
    private final List<Opened> opened = new ArrayList<>();
    private final RoaringBitmap endpointsBefore = new RoaringBitmap();
    private int gone;
    private int added;

    private Difference(Set<Long> named, Next next, @Nullable Changes changes) {
        this.named = named;
        this.next = next;
        this.changes = changes;
    }

    /** @param now the holdings of the new state by product id; those that say none is there are left out */
    static Difference to(Map<Long, Holding> now) {
        return new Difference(now.keySet(), (product, before) -> now.get(product), null);
    }

    /** @param delta what changed, by product id; products that it does not name stay as they are, and are not looked at */
    static Difference by(Map<Long, Change> delta) {
        Changes changes = new Changes(delta);
        return new Difference(changes.named(), changes::next, changes);
    }

    void before(Kept kept) {
        if (kept.holding() instanceof Enumerated(RoaringBitmap endpoints)) {
            endpointsBefore.or(endpoints);
        }
        Holding present = next.of(kept.product(), kept.holding());
        seen.add(kept.product());
        if (present == null || isNone(present)) {
            gone++;
            closed.add(kept.product());
            return;
        }
        if (!present.equals(kept.holding())) {
            closed.add(kept.product());
            opened.add(changed(kept, present));
        }
    }

    Difference complete() {
        for (long product : named) {
            Holding holding = seen.contains(product) ? null : next.of(product, null);
            if (holding != null && !isNone(holding)) {
                added++;
                opened.add(whole(product, holding, null));
            }
        }
        opened.sort((one, other) -> Long.compare(one.product(), other.product()));
        return this;
    }

    /** Products that the new state has and the present one has not. */
    public int productsAdded() {
        return added;
    }

    /** Products that the present state has and the new one has not. */
    public int productsGone() {
        return gone;
    }

    /** Products that both have, and not on the same endpoints or not as often. */
    public int productsChanged() {
        return opened.size() - added;
    }

    /**
     * Products that the new state has, the present one has not, and the reporter had named before.
     *
     * @param fresh products that it never named
     */
    public List<Long> again(Set<Long> fresh) {
        return opened.stream()
                .filter(each -> each.before() == null && !fresh.contains(each.product()))
                .map(Opened::product)
                .toList();
    }

    /** All endpoints that the present state names, by the agency's numbers; against a delta those of its products. */
    public RoaringBitmap endpointsBefore() {
        return endpointsBefore;
    }

    /** Null against a full state. */
    public @Nullable Applied applied() {
        return changes == null
                ? null
                : new Applied(
                        changes.endpointsAfter(), changes.installations(), changes.unchanged(), changes.misfits());
    }

    /**
     * What a delta came to.
     *
     * @param endpointsAfter that its products are on, by the agency's numbers
     * @param installations how many products on an endpoint there are more, or less when negative
     * @param unchanged how much of it was so already
     * @param misfits products of which it names endpoints, and of which no endpoint was known, but that they are there
     */
    public record Applied(RoaringBitmap endpointsAfter, long installations, long unchanged, int misfits) {}

    Long[] closed() {
        return closed.toArray(Long[]::new);
    }

    /** By product id. */
    List<Opened> opened() {
        return opened;
    }

    private static Opened changed(Kept before, Holding present) {
        RoaringBitmap base = before.baseEndpoints();
        if (base != null && present instanceof Enumerated(RoaringBitmap endpoints)) {
            RoaringBitmap difference = RoaringBitmap.xor(base, endpoints);
            if (difference.getLongSizeInBytes() * SHARE <= endpoints.getLongSizeInBytes()) {
                return new Opened(
                        before.product(), before.baseState(), difference, endpoints.getLongCardinality(), null, before);
            }
        }
        return whole(before.product(), present, before);
    }

    private static Opened whole(long product, Holding holding, @Nullable Kept before) {
        return switch (holding) {
            case Enumerated(RoaringBitmap endpoints) ->
                new Opened(product, null, endpoints, endpoints.getLongCardinality(), null, before);
            case Holding.Declared(long count) -> new Opened(product, null, null, null, count, before);
            case Holding.Present() -> new Opened(product, null, null, null, null, before);
        };
    }

    private static boolean isNone(Holding holding) {
        return holding.isNone() || holding instanceof Enumerated(RoaringBitmap endpoints) && endpoints.isEmpty();
    }
}
