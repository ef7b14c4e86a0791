package writ.inventory.report;

import java.util.Map;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.holding.Holding;

/** Compares what is found now, holding by holding, with what an earlier report had found. */
final class Comparison {

    private final Found now;
    private final RoaringBitmap before = new RoaringBitmap();
    private int kept;
    private int changed;
    private int gone;

    Comparison(Found now) {
        this.now = now;
    }

    void before(long product, Holding holding) {
        Holding present = now.holdings().get(product);
        if (present == null || present.isNone()) {
            gone++;
        } else {
            kept++;
            changed += present.equals(holding) ? 0 : 1;
        }
        if (holding instanceof Holding.Enumerated(RoaringBitmap endpoints)) {
            before.or(endpoints);
        }
    }

    Outcome.Changes since(UUID report) {
        return new Outcome.Changes(
                report,
                held(now.holdings()) - kept,
                gone,
                changed,
                RoaringBitmap.andNotCardinality(now.endpoints(), before),
                RoaringBitmap.andNotCardinality(before, now.endpoints()));
    }

    private static int held(Map<Long, Holding> holdings) {
        return (int)
                holdings.values().stream().filter(holding -> !holding.isNone()).count();
    }
}
