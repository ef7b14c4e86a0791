package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.format.Format;
import writ.inventory.format.Names;
import writ.inventory.holding.EndpointNumbers;
import writ.inventory.holding.Holding;
import writ.inventory.match.Catalogue;
import writ.inventory.product.Minted;
import writ.inventory.product.ProductName;

/** Puts product ids and endpoint numbers, made where they are new, in the place of a file's own numbers. */
@ApplicationScoped
class Minting {

    private static final int PART = 10_000;

    private final Catalogue catalogue;
    private final EndpointNumbers numbers;
    private final Uploads uploads;
    private final Duration wait;
    private final long mostBytes;

    Minting(Catalogue catalogue, EndpointNumbers numbers, Uploads uploads, IntakeConfig config) {
        this.catalogue = catalogue;
        this.numbers = numbers;
        this.uploads = uploads;
        this.wait = config.databaseWait();
        this.mostBytes = config.sets().asLongValue();
    }

    /**
     * Blocks through short transactions, each for some thousand names. The fold's sets of endpoints are gone then: both
     * would not fit into memory.
     *
     * @throws writ.kit.problem.Problem when the sets take too much by the agency's own numbers
     */
    Found mint(Upload upload, Names names, Fold fold) {
        int[] endpoints = endpoints(upload, names);
        @Nullable Holding[] held = held(fold, names.products(), endpoints);
        Map<Long, Holding> holdings = new HashMap<>();
        Map<Long, ProductName> spelled = new HashMap<>();
        for (int from = 0; from < held.length; from += PART) {
            int to = Math.min(from + PART, held.length);
            List<ProductName> part = new ArrayList<>(to - from);
            for (int product = from; product < to; product++) {
                if (held[product] != null) {
                    part.add(names.product(product));
                }
            }
            Minted minted = await(upload, catalogue.mint(upload.caller(), part));
            for (int product = from; product < to; product++) {
                Holding holding = held[product];
                if (holding != null) {
                    long id = Objects.requireNonNull(minted.ids().get(names.product(product)));
                    holdings.merge(id, holding, Minting::together);
                    if (!holding.isNone()) {
                        spelled.putIfAbsent(id, names.product(product));
                    }
                }
            }
        }
        return new Found(holdings, new SetMaker().of(endpoints, endpoints.length), spelled);
    }

    /** Before a product is minted: a file that is refused here leaves none. */
    private @Nullable Holding[] held(Fold fold, int products, int[] endpoints) {
        @Nullable Holding[] held = new Holding[products];
        SetMaker maker = new SetMaker();
        long bytes = 0;
        for (int product = 0; product < products; product++) {
            held[product] = holding(fold, product, endpoints, maker);
            bytes += held[product] instanceof Holding.Enumerated(RoaringBitmap set) ? Sets.bytes(set) : 0;
            if (bytes > mostBytes) {
                throw Sets.tooLarge(mostBytes);
            }
        }
        return held;
    }

    private int[] endpoints(Upload upload, Names names) {
        int[] known = new int[names.endpoints()];
        for (int from = 0; from < known.length; from += PART) {
            int to = Math.min(from + PART, known.length);
            List<String> part = new ArrayList<>(to - from);
            for (int endpoint = from; endpoint < to; endpoint++) {
                part.add(names.endpoint(endpoint));
            }
            Map<String, Integer> minted =
                    await(upload, numbers.mint(upload.caller(), upload.request().agency(), part));
            for (int endpoint = from; endpoint < to; endpoint++) {
                known[endpoint] = Objects.requireNonNull(minted.get(part.get(endpoint - from)));
            }
        }
        return known;
    }

    private <T> T await(Upload upload, Uni<T> minting) {
        return Waits.forStep(uploads.renew(upload).chain(() -> minting), wait);
    }

    /** Null when the file has no row about the product that was taken. */
    private static @Nullable Holding holding(Fold fold, int product, int[] numbers, SetMaker maker) {
        RoaringBitmap named = fold.takeEndpoints(product);
        if (named != null) {
            return new Holding.Enumerated(renumbered(named, numbers, maker));
        }
        if (!fold.isPresent(product)) {
            return null;
        }
        Format format = fold.format();
        boolean counted = format != null && format.isDeclared();
        return counted ? new Holding.Declared(fold.declared(product)) : new Holding.Present();
    }

    private static RoaringBitmap renumbered(RoaringBitmap local, int[] numbers, SetMaker maker) {
        int[] theirs = new int[local.getCardinality()];
        IntIterator each = local.getIntIterator();
        for (int i = 0; each.hasNext(); i++) {
            theirs[i] = numbers[each.next()];
        }
        RoaringBitmap set = maker.of(theirs, theirs.length);
        set.runOptimize();
        return set;
    }

    /** Two spellings in one file that turned out to be one product. */
    private static Holding together(Holding one, @Nullable Holding other) {
        if (one instanceof Holding.Enumerated(RoaringBitmap ones)) {
            return other instanceof Holding.Enumerated(RoaringBitmap others)
                    ? new Holding.Enumerated(RoaringBitmap.or(ones, others))
                    : one;
        }
        return one instanceof Holding.Declared(long ones) && other instanceof Holding.Declared(long others)
                ? new Holding.Declared(ones + others)
                : Objects.requireNonNull(other);
    }
}
