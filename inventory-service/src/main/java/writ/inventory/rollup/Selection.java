package writ.inventory.rollup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import writ.inventory.match.EffectiveDecisions;
import writ.kit.db.Tx;
import writ.kit.db.Where;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Rows of holdings of the products that are asked about, as of when it is asked. */
final class Selection {
    private static final String FROM = """
             FROM current_holdings h
            JOIN products p ON p.id = h.product""";
    private final Where where = new Where();
    private final ProductFinder sought;
    private final AsOf at;
    private final @Nullable String directive;
    private String words = "";

    private Selection(ProductQuery query, AsOf at) {
        this.sought = ProductFinder.narrow(where, query.ofAnyDirective());
        this.at = at;
        this.directive = query.namesDirective() ? query.directive() : null;
        if (directive != null) {
            where.and("d.directive = ? AND d.verdict = 'matched'", directive);
        }
    }

    /** @throws Problem invalid, when no product is asked about */
    static Selection of(ProductQuery query, AsOf at) {
        if (query.isEmpty()) {
            throw Problem.of(CommonProblem.INVALID, "Say which products: supplier, product, cpe, purl or directive.")
                    .at("supplier", "one of supplier, product, cpe, purl and directive is needed");
        }
        return new Selection(query, at);
    }

    /** With the words that the agency or component has for a product, in n. */
    Selection withOwnWords() {
        words = ProductView.OWN;
        return this;
    }

    Selection at(Optional<String> agency) {
        agency.ifPresent(slug -> where.and("h.agency = ?", slug));
        return this;
    }

    Selection among(String[] agencies) {
        where.and("h.agency = ANY(?)", (Object) agencies);
        return this;
    }

    Selection of(Optional<String> component) {
        component.ifPresent(slug -> where.and("h.component = ?", slug));
        return this;
    }

    /** @throws Problem not found, when a directive is named and has not been issued */
    Uni<Void> mustBeIssued(Tx tx) {
        return ProductFinder.mustBeIssued(tx, directive);
    }

    /** @param columns of h, p and, where a directive is named, d; p.cpe and p.purl are there anyway */
    Uni<Void> each(Tx tx, String columns, String order, Consumer<Row> out) {
        String from = at.in(where, FROM) + (directive == null ? "" : EffectiveDecisions.OF_HOLDING) + words;
        String sql = "SELECT p.cpe, p.purl, " + columns + from + where.clause() + order;
        return Streaming.each(
                tx,
                sql,
                row -> {
                    if (sought.fits(row)) {
                        out.accept(row);
                    }
                },
                where.args());
    }
}
