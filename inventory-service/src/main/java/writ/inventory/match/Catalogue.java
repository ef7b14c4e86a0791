package writ.inventory.match;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import writ.inventory.product.Batch;
import writ.inventory.product.CatalogueLock;
import writ.inventory.product.Minted;
import writ.inventory.product.Product;
import writ.inventory.product.ProductName;
import writ.inventory.product.Products;
import writ.inventory.scope.Scope;
import writ.inventory.scope.Scopes;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;

/** Brings products and scopes together, so that no pair of them is ever left unmatched. */
@ApplicationScoped
public class Catalogue {
    // Each part is matched between two statements, on an event loop: some milliseconds of work.
    private static final int MINT = 1_000;
    private final Transactions transactions;
    private final Products products;
    private final Scopes scopes;
    private final Matchers matchers;
    private final MatchRules rules;

    Catalogue(Transactions transactions, Products products, Scopes scopes, Matchers matchers, MatchRules rules) {
        this.transactions = transactions;
        this.products = products;
        this.scopes = scopes;
        this.matchers = matchers;
        this.rules = rules;
    }

    /**
     * The ids of products, making those that are new and matching them with every scope in force, in short
     * transactions of its own.
     */
    public Uni<Minted> mint(Caller caller, Collection<ProductName> names) {
        List<ProductName> all = List.copyOf(names);
        List<Batch> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MINT) {
            parts.add(Batch.of(all.subList(from, Math.min(from + MINT, all.size()))));
        }
        return Multi.createFrom()
                .iterable(parts)
                .onItem()
                .transformToUniAndConcatenate(part -> transactions.run(caller, tx -> mint(tx, part)))
                .collect()
                .asList()
                .map(Catalogue::together);
    }

    private Uni<Minted> mint(Tx tx, Batch names) {
        return products.mint(tx, names).call(minted -> {
            List<Product> fresh = minted.fresh().stream()
                    .map(name -> Product.of(Objects.requireNonNull(minted.ids().get(name)), name))
                    .toList();
            return fresh.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : matchers.current(tx)
                            .chain(current -> each(current, matcher -> record(tx, matcher, fresh)))
                            .chain(() -> rules.meet(tx, fresh));
        });
    }

    /**
     * Puts a directive's scope in force and matches the whole catalogue with it; false when that version is known.
     * Holds the catalogue alone until the transaction ends.
     *
     * @param quality the directive's own thresholds for reports
     */
    public Uni<Boolean> adopt(
            Tx tx, String directive, int version, Instant issuedAt, JsonNode scope, JsonNode quality) {
        return CatalogueLock.alone(tx)
                .chain(() -> scopes.add(tx, directive, version, issuedAt, scope, quality))
                .call(added -> added
                        ? rematch(tx, new Matcher(Scope.read(directive, version, Scopes.day(issuedAt), scope)))
                                .chain(() -> rules.bringIn(tx))
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> rematch(Tx tx, Matcher matcher) {
        return Candidates.of(tx, matcher.needles())
                .chain(ids -> each(ids, page -> Candidates.read(tx, page).chain(found -> record(tx, matcher, found))));
    }

    private static Uni<Void> record(Tx tx, Matcher matcher, List<Product> candidates) {
        List<Decision> decisions = candidates.stream()
                .map(matcher::decide)
                .filter(Objects::nonNull)
                .toList();
        return Decisions.record(tx, matcher.scope(), decisions);
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> step.apply(item))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Minted together(List<Minted> parts) {
        Map<ProductName, Long> ids = new HashMap<>();
        List<ProductName> fresh = new ArrayList<>();
        for (Minted part : parts) {
            ids.putAll(part.ids());
            fresh.addAll(part.fresh());
        }
        return new Minted(ids, fresh);
    }
}
