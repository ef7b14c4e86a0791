package writ.inventory.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.format.Format;
import writ.inventory.format.Refusal;
import writ.inventory.format.Sink;
import writ.kit.problem.Problem;

/** What a file comes to: of each of its products the endpoints, by the file's own numbers, or a count. */
final class Fold implements Sink {

    private static final int IGNORED_SAID = 100;

    private final int refusalsKept;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private final BitSet present = new BitSet();
    private final EndpointFold endpoints;
    private final @Nullable EndpointFold removed;
    private long[] declared = new long[256];
    private @Nullable Format format;
    private long taken;
    private long refused;
    private long repeated;

    /** @param mostBytes that the sets of endpoints may take */
    Fold(int refusalsKept, long mostBytes) {
        this(refusalsKept, mostBytes, false);
    }

    /** @param delta whether the file says what changed: two sets for each product then, in the room of one */
    Fold(int refusalsKept, long mostBytes, boolean delta) {
        this.refusalsKept = refusalsKept;
        this.endpoints = new EndpointFold(delta ? mostBytes / 2 : mostBytes);
        this.removed = delta ? new EndpointFold(mostBytes / 2) : null;
    }

    @Override
    public boolean isDelta() {
        return removed != null;
    }

    @Override
    public void format(Format known) {
        if (isDelta() && !known.canBeDelta()) {
            throw Problem.of(
                    ReportProblem.DELTA_NOT_SAID,
                    "A file of the format " + known.slug()
                            + " says what is there: send it as a full report. Rows of CSV,"
                            + " .xlsx, NDJSON and JSON can say what changed.");
        }
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
        taken++;
        endpoints.add(product, endpoint);
    }

    @Override
    public void removed(int product, int endpoint) {
        taken++;
        Objects.requireNonNull(removed).add(product, endpoint);
    }

    @Override
    public void declared(int product, long count) {
        present(product);
        if (product >= declared.length) {
            declared = Arrays.copyOf(declared, Math.max(declared.length * 2, product + 1));
        }
        declared[product] += count;
    }

    @Override
    public void present(int product) {
        taken++;
        repeated += present.get(product) ? 1 : 0;
        present.set(product);
    }

    /** The file is over; what it comes to is asked after this. */
    void complete() {
        endpoints.drain();
        repeated += endpoints.repeated();
        if (removed != null) {
            removed.drain();
            repeated += removed.repeated();
        }
    }

    @Override
    public void refused(Refusal refusal) {
        refused++;
        if (refusals.size() < refusalsKept) {
            refusals.add(refusal);
        }
    }

    /** Null until the file was known for what it is. */
    @Nullable
    Format format() {
        return format;
    }

    /** Lets go of the endpoints that the product is on, by number in the file; null when none was named. */
    @Nullable
    RoaringBitmap takeEndpoints(int product) {
        return endpoints.take(product);
    }

    /** Lets go of the endpoints that the product has left, as {@link #takeEndpoints}. */
    @Nullable
    RoaringBitmap takeRemoved(int product) {
        return removed == null ? null : removed.take(product);
    }

    /** Whether the product is there without a word of the endpoints it is on, but perhaps their number. */
    boolean isPresent(int product) {
        return present.get(product);
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
