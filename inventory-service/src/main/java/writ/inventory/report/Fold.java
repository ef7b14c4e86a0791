package writ.inventory.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.format.Format;
import writ.inventory.format.Item;
import writ.inventory.format.Refusal;
import writ.inventory.format.Sink;

/** What a file comes to: of each of its products the endpoints, by the file's own numbers, or a count. */
final class Fold implements Sink {

    private static final int IGNORED_SAID = 100;

    private final int refusalsKept;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private final BitSet present = new BitSet();
    private @Nullable RoaringBitmap[] endpoints = new RoaringBitmap[256];
    private long[] declared = new long[256];
    private @Nullable Format format;
    private long taken;
    private long refused;
    private long repeated;

    Fold(int refusalsKept) {
        this.refusalsKept = refusalsKept;
    }

    @Override
    public void format(Format known) {
        format = known;
    }

    @Override
    public void ignored(String name) {
        if (ignored.size() < IGNORED_SAID) {
            ignored.add(name);
        }
    }

    @Override
    public void item(Item item) {
        taken++;
        if (item.product() >= endpoints.length) {
            int room = Math.max(endpoints.length * 2, item.product() + 1);
            endpoints = Arrays.copyOf(endpoints, room);
            declared = Arrays.copyOf(declared, room);
        }
        switch (item) {
            case Item.OnEndpoint on -> repeated += on(on.product()).checkedAdd(on.endpoint()) ? 0 : 1;
            case Item.Declared counted -> {
                repeated += present.get(counted.product()) ? 1 : 0;
                declared[counted.product()] += counted.endpoints();
                present.set(counted.product());
            }
            case Item.Presence there -> {
                repeated += present.get(there.product()) ? 1 : 0;
                present.set(there.product());
            }
        }
    }

    @Override
    public void refused(Refusal refusal) {
        refused++;
        if (refusals.size() < refusalsKept) {
            refusals.add(refusal);
        }
    }

    private RoaringBitmap on(int product) {
        RoaringBitmap known = endpoints[product];
        if (known == null) {
            known = new RoaringBitmap();
            endpoints[product] = known;
        }
        return known;
    }

    /** Null until the file was known for what it is. */
    @Nullable
    Format format() {
        return format;
    }

    /** Endpoints that the product is said to be on, by number in the file; null when none was named. */
    @Nullable
    RoaringBitmap endpoints(int product) {
        return product < endpoints.length ? endpoints[product] : null;
    }

    long declared(int product) {
        return product < declared.length ? declared[product] : 0;
    }

    long taken() {
        return taken;
    }

    long refused() {
        return refused;
    }

    /** Rows taken that say again what an earlier one said: counted once on an endpoint, added up when declared. */
    long repeated() {
        return repeated;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    List<String> ignored() {
        return List.copyOf(ignored);
    }
}
