package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.format.Names;
import writ.inventory.holding.Change;
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
        RoaringBitmap all = new SetMaker().of(endpoints, endpoints.length);
        // before a product is minted: a file that is refused for its sets leaves none
        Renumbered renumbered = new Renumbered(fold, endpoints, mostBytes);
        Map<Long, ProductName> spelled = new HashMap<>();
        if (fold.isDelta()) {
            List<@Nullable Change> said = renumbered.changes(names.products());
            Verdicts.check(said);
            Map<Long, Change> changes = byId(upload, names, said, Change::and, Change::isThere, spelled);
            // spellings that turned out to be one product, or one endpoint
            Verdicts.check(changes.values());
            return new Found(Map.of(), changes, all, spelled);
        }
        List<@Nullable Holding> said = renumbered.holdings(names.products());
        return new Found(
                byId(upload, names, said, Renumbered::together, holding -> !holding.isNone(), spelled),
                Map.of(),
                all,
                spelled);
    }

    private <T> Map<Long, T> byId(
            Upload upload,
            Names names,
            List<@Nullable T> said,
            BinaryOperator<T> together,
            Predicate<T> isThere,
            Map<Long, ProductName> spelled) {
        Map<Long, T> byId = new HashMap<>();
        for (int from = 0; from < said.size(); from += PART) {
            int to = Math.min(from + PART, said.size());
            List<ProductName> part = new ArrayList<>(to - from);
            for (int product = from; product < to; product++) {
                if (said.get(product) != null) {
                    part.add(names.product(product));
                }
            }
            Minted minted = await(upload, catalogue.mint(upload.caller(), part));
            for (int product = from; product < to; product++) {
                T of = said.get(product);
                if (of != null) {
                    long id = Objects.requireNonNull(minted.ids().get(names.product(product)));
                    byId.merge(id, of, together);
                    if (isThere.test(of)) {
                        spelled.putIfAbsent(id, names.product(product));
                    }
                }
            }
        }
        return byId;
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
}
