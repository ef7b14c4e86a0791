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
import writ.inventory.format.Refusal;
import writ.inventory.format.Sink;

/** What a file comes to: of each of its products the endpoints, by the file's own numbers, or a count. */
final class Fold implements Sink {

    private static final int IGNORED_SAID = 100;

    private final int refusalsKept;
    private final long mostBytes;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private final BitSet present = new BitSet();
    private @Nullable RoaringBitmap[] endpoints = new RoaringBitmap[256];
    private long[] declared = new long[256];
    private @Nullable Format format;
    private long taken;
    private long refused;
    private long repeated;
    private long added;

    /** @param mostBytes that the sets of endpoints may take; exceeded by a quarter at most */
    Fold(int refusalsKept, long mostBytes) {
        this.refusalsKept = refusalsKept;
        this.mostBytes = mostBytes;
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
    public void onEndpoint(int product, int endpoint) {
        take(product);
        if (on(product).checkedAdd(endpoint)) {
            grow();
        } else {
            repeated++;
        }
    }

    @Override
    public void declared(int product, long count) {
        present(product);
        declared[product] += count;
    }

    @Override
    public void present(int product) {
        take(product);
        repeated += present.get(product) ? 1 : 0;
        present.set(product);
    }

    private void take(int product) {
        taken++;
        if (product >= endpoints.length) {
            int room = Math.max(endpoints.length * 2, product + 1);
            endpoints = Arrays.copyOf(endpoints, room);
            declared = Arrays.copyOf(declared, room);
        }
    }

    @Override
    public void refused(Refusal refusal) {
        refused++;
        if (refusals.size() < refusalsKept) {
            refusals.add(refusal);
        }
    }

    // Measuring all sets takes some milliseconds, so it is done when they may have grown by a quarter of the limit.
    private void grow() {
        added++;
        if (added * Sets.MOST_FOR_ONE <= mostBytes / 4) {
            return;
        }
        added = 0;
        long bytes = 0;
        for (RoaringBitmap set : endpoints) {
            bytes += set == null ? 0 : Sets.bytes(set);
        }
        if (bytes > mostBytes) {
            throw Sets.tooLarge(mostBytes);
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

    /** Lets go of the endpoints that the product is on, by number in the file; null when none was named. */
    @Nullable
    RoaringBitmap takeEndpoints(int product) {
        RoaringBitmap taken = product < endpoints.length ? endpoints[product] : null;
        if (taken != null) {
            endpoints[product] = null;
        }
        return taken;
    }

    /** Whether the product is there without a word of the endpoints it is on, but perhaps their number. */
    boolean isPresent(int product) {
        return present.get(product);
    }

    long declared(int product) {
        return declared[product];
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
