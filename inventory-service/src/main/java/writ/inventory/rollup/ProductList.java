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
            EXISTS (SELECT FROM match_decisions d JOIN current_scopes s ON s.directive = d.directive
                        AND s.version = d.version
                    WHERE d.product = p.id AND %s)""";
    private static final String TO_BE_LOOKED_AT =
            "(d.verdict = 'possible' OR d.verdict = 'matched' AND d.listed IS NULL)";
    // The whole catalogue would tell an agency what others have.
    private static final String HELD = """
            EXISTS (SELECT FROM holdings h JOIN current_reports c ON c.agency = h.agency AND c.report = h.report
                    WHERE h.product = p.id)""";
    private static final String VERDICTS = """
            SELECT d.product, d.directive, d.verdict, d.rule, d.listed, d.why, d.because
            FROM match_decisions d
            JOIN current_scopes s ON s.directive = d.directive AND s.version = d.version
            WHERE d.product = ANY($1) ORDER BY d.directive""";

    private record Named(ProductView product, Instant firstNamedAt) {
        static Named read(Row row) {
            return new Named(ProductView.read(row), Sql.instant(row, "minted_at"));
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
        if (!caller.reachesAll()) {
            where.and(HELD);
        }
        decided(where, query.directive(), verdict, triage);
        if (!before.isEmpty()) {
            where.and("p.id < ?", Tokens.number(before.getFirst()));
        }
        return transactions.run(
                caller,
                tx -> ProductFinder.mustBeIssued(tx, query.directive())
                        .chain(() -> {
                            String sql = "SELECT " + ProductView.COLUMNS + ", p.minted_at FROM products p"
                                    + where.clause() + " ORDER BY p.id DESC";
                            return sought.first(tx, sql, most + 1, Named::read);
                        })
                        .chain(named -> withVerdicts(tx, named)));
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
        Long[] ids = named.stream().map(each -> each.product().id()).toArray(Long[]::new);
        return tx.rows(VERDICTS, (Object) ids).map(rows -> {
            Map<Long, List<VerdictView>> byProduct = new HashMap<>();
            rows.forEach(row -> byProduct
                    .computeIfAbsent(row.getLong("product"), id -> new ArrayList<>())
                    .add(verdict(row)));
            return named.stream()
                    .map(each -> new CatalogueView(
                            each.product(),
                            each.firstNamedAt(),
                            byProduct.getOrDefault(each.product().id(), List.of())))
                    .toList();
        });
    }

    private static VerdictView verdict(Row row) {
        return new VerdictView(
                row.getString("directive"),
                row.getString("verdict"),
                row.getString("rule"),
                row.getString("listed"),
                row.getString("why"),
                row.getString("because"));
    }
}
