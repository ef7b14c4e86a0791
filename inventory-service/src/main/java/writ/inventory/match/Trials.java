package writ.inventory.match;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import writ.inventory.product.Product;
import writ.inventory.scope.Scope;
import writ.kit.db.Tx;

/** Tries a scope over the catalogue before a directive is issued. */
@ApplicationScoped
public class Trials {
    private static final String CATALOGUE = "SELECT count(*) FROM products";
    private static final String AGENCIES =
            "SELECT count(DISTINCT agency) FROM agency_products WHERE product = ANY ($1)";

    /** What cannot be read in a scope, by JSON pointer within it. */
    public Map<String, String> faults(Scope scope) {
        return ScopeFaults.of(scope);
    }

    /**
     * What a scope without faults would hit.
     *
     * @param most how many of each verdict are told, in the order in which the catalogue learnt of them
     */
    public Uni<Trial> run(Tx tx, Scope scope, int most) {
        Matcher matcher = new Matcher(scope);
        Hits hits = new Hits(scope, most);
        return Candidates.of(tx, matcher.needles())
                .chain(pages -> Multi.createFrom()
                        .iterable(pages)
                        .onItem()
                        .transformToUniAndConcatenate(page -> Candidates.read(tx, page)
                                .invoke(products -> {
                                    for (Product product : products) {
                                        Decision decision = matcher.decide(product);
                                        if (decision != null) {
                                            hits.add(decision);
                                        }
                                    }
                                }))
                        .collect()
                        .last())
                .chain(() -> tx.first(CATALOGUE, row -> row.getLong(0)))
                .chain(catalogue -> tx.first(AGENCIES, row -> row.getLong(0), (Object) hits.matched())
                        .map(agencies -> hits.trial(catalogue.orElse(0L), agencies.orElse(0L))));
    }
}
