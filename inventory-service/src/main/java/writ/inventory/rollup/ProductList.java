package writ.inventory.rollup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import writ.inventory.rollup.CatalogueView.VerdictView;
import writ.kit.caller.Caller;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.db.Where;

/** Products with their verdicts, page by page. */
@ApplicationScoped
class ProductList {
    private static final String DECIDED = """
            EXISTS (SELECT FROM effective_decisions d WHERE d.product = p.id AND %s)""";
    private static final String TO_BE_LOOKED_AT =
            "(d.verdict = 'possible' OR d.verdict = 'matched' AND d.listed IS NULL AND d.review IS NULL)";
    private static final String ALL =
            "SELECT p.id, p.minted_at AS named_at, " + ProductView.COLUMNS + " FROM products p";
    // The whole catalogue, its spellings and its times would tell an agency what others have.
    private static final String OWN = "SELECT p.id, n.named_at, " + ProductView.OWN_COLUMNS + """
             FROM (SELECT DISTINCT ON (product) product, supplier, name, version, named_at
                   FROM agency_products WHERE agency = %s ORDER BY product, named_at) n
            JOIN products p ON p.id = n.product""";
    private static final String HELD = """
            EXISTS (SELECT FROM holdings h WHERE h.product = p.id AND h.until IS NULL)""";
    private static final String VERDICTS = """
            SELECT d.product, d.directive, d.agency, d.verdict, d.rule, d.relation, d.datum, d.confidence, d.listed, d.why,
                   d.because, d.review
            FROM effective_decisions d WHERE d.product = ANY($1)
              AND ($2 IN ('*', d.agency) OR d.agency IS NULL AND $2 <> ALL (d.except_agencies))
            ORDER BY d.directive, d.agency NULLS FIRST""";

    static final int KEY_PARTS = 2;

    private record Named(long id, ProductView product, Instant firstNamedAt) {
        static Named read(Row row) {
            return new Named(row.getLong("id"), ProductView.read(row), Sql.instant(row, "named_at"));
        }
    }

    private final Transactions transactions;

    ProductList(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<List<CatalogueView>> page(
            Caller caller,
            ProductQuery query,
            @Nullable String verdict,
            boolean triage,
            List<String> before,
            int most) {
        Where where = new Where();
        ProductFinder sought = ProductFinder.narrow(where, query.ofAnyDirective());
        boolean all = caller.reachesAll();
        String named = all ? "p.minted_at" : "n.named_at";
        String select = all ? ALL : OWN.formatted(where.parameter(caller.reach()));
        if (!all) {
            where.and(HELD);
        }
        decided(where, query.directive(), verdict, triage);
        if (!before.isEmpty()) {
            where.and(
                    "(" + named + ", p.identity) < (?, ?)",
                    Tokens.instant(before.get(0)),
                    Tokens.identity(before.get(1)));
        }
        return transactions.run(
                caller,
                tx -> ProductFinder.mustBeIssued(tx, query.directive())
                        .chain(() -> {
                            String order = " ORDER BY " + named + " DESC, p.identity DESC";
                            return sought.first(tx, select + where.clause() + order, most + 1, Named::read);
                        })
                        .chain(found -> withVerdicts(tx, found)));
    }

    static Object[] key(CatalogueView last) {
        return new Object[] {last.firstNamedAt(), last.product().id()};
    }

    private static void decided(Where where, @Nullable String directive, @Nullable String verdict, boolean triage) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (directive != null && !directive.isBlank()) {
            conditions.add("d.directive = ?");
            values.add(directive);
        }
        if (verdict != null) {
            conditions.add("d.verdict = ?");
            values.add(verdict);
        }
        if (triage) {
            conditions.add(TO_BE_LOOKED_AT);
        }
        if (!conditions.isEmpty()) {
            where.and(DECIDED.formatted(String.join(" AND ", conditions)), values.toArray());
        }
    }

    private static Uni<List<CatalogueView>> withVerdicts(Tx tx, List<Named> named) {
        Long[] ids = named.stream().map(Named::id).toArray(Long[]::new);
        return tx.rows(VERDICTS, ids, tx.caller().reach()).map(rows -> {
            Map<Long, List<VerdictView>> byProduct = new HashMap<>();
            rows.forEach(row -> byProduct
                    .computeIfAbsent(row.getLong("product"), id -> new ArrayList<>())
                    .add(verdict(row)));
            return named.stream()
                    .map(each -> new CatalogueView(
                            each.product(), each.firstNamedAt(), byProduct.getOrDefault(each.id(), List.of())))
                    .toList();
        });
    }

    private static VerdictView verdict(Row row) {
        return new VerdictView(
                row.getString("directive"),
                row.getString("agency"),
                row.getString("verdict"),
                row.getString("rule"),
                row.getString("relation"),
                row.getString("datum"),
                row.getString("confidence"),
                row.getString("listed"),
                row.getString("why"),
                row.getString("because"),
                row.getUUID("review"));
    }
}
