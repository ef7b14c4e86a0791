package writ.inventory.rollup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.CurrentReport;
import writ.inventory.match.EffectiveDecisions;
import writ.inventory.product.CatalogueLock;
import writ.kit.db.Tx;

/** The figures that events carry: what an agency's current reports say of each issued directive. */
@ApplicationScoped
public class Figures {
    private static final String MATCHED = """
            SELECT h.agency, d.directive, coalesce(d.supplier, p.supplier_key) AS supplier_key,
                   coalesce(d.listed, p.product_key) AS product_key, coalesce(d.supplier, n.supplier, p.supplier) AS supplier,
                   coalesce(d.listed, n.name, p.product) AS product, h.component, h.endpoints, h.base_endpoints,
                   h.declared
            FROM current_holdings h
            JOIN products p ON p.id = h.product""" + EffectiveDecisions.OF_HOLDING + ProductView.OWN
            + "\nWHERE %s = $1 AND d.verdict = 'matched' ORDER BY 1, 2, 3, 4";
    private static final String UNCOUNTED =
            """
            SELECT h.agency, d.directive, count(DISTINCT d.product) FILTER (WHERE d.verdict = 'possible') AS possible,
                   count(DISTINCT d.product) FILTER (WHERE d.verdict = 'excluded') AS excluded
            FROM current_holdings h""" + EffectiveDecisions.OF_HOLDING + "\nWHERE %s = $1 AND d.verdict <> 'matched' GROUP BY 1, 2";
    private static final String UNCOUNTED_OF_AGENCY = UNCOUNTED.formatted("h.agency");
    private static final String UNCOUNTED_BY_DIRECTIVE = UNCOUNTED.formatted("d.directive");
    private static final String MATCHED_OF_AGENCY = MATCHED.formatted("h.agency");
    private static final String MATCHED_BY_DIRECTIVE = MATCHED.formatted("d.directive");
    private static final String REPORTS = "SELECT " + Reports.COLUMNS + " FROM current_reports c";

    /**
     * The figures of an agency, all components together whoever the caller is, for every issued directive, zeros
     * included. Shares the catalogue until the transaction ends: a scope issued meanwhile is either in the figures
     * or announces findings.changed later.
     */
    public Uni<List<DirectiveFigures>> ofAgency(Tx tx, String agency) {
        Map<String, Counted> counted = new HashMap<>();
        Map<String, Uncounted> uncounted = new HashMap<>();
        return CatalogueLock.share(tx)
                .chain(() -> component(tx, ""))
                .chain(() -> Counting.run(tx, MATCHED_OF_AGENCY, each -> counted.put(each.directive(), each), agency))
                .chain(() -> tx.list(UNCOUNTED_OF_AGENCY, Uncounted::read, agency))
                .invoke(rows -> rows.forEach(each -> uncounted.put(each.directive(), each)))
                .chain(() -> tx.list(REPORTS + " WHERE c.agency = $1 ORDER BY c.report", Reports::read, agency))
                .chain(reports -> tx.list("SELECT directive FROM current_scopes ORDER BY 1", row -> row.getString(0))
                        .map(directives -> directives.stream()
                                .map(each -> new DirectiveFigures(
                                        each, Tallied.of(counted.get(each), uncounted.get(each), reports)))
                                .toList()))
                .call(() -> component(tx, tx.caller().component()));
    }

    /** The figures of a directive for each agency with a current report, by agency. */
    Uni<SequencedMap<String, Tallied>> ofDirective(Tx tx, String directive) {
        Map<String, Counted> counted = new HashMap<>();
        Map<String, Uncounted> uncounted = new HashMap<>();
        return Counting.run(tx, MATCHED_BY_DIRECTIVE, each -> counted.put(each.agency(), each), directive)
                .chain(() -> tx.list(UNCOUNTED_BY_DIRECTIVE, Uncounted::read, directive))
                .invoke(rows -> rows.forEach(each -> uncounted.put(each.agency(), each)))
                .chain(() -> tx.list(REPORTS + " ORDER BY c.agency, c.report", Reports::read))
                .map(reports -> {
                    SequencedMap<String, List<CurrentReport>> byAgency = new TreeMap<>();
                    reports.forEach(report -> byAgency.computeIfAbsent(report.agency(), agency -> new ArrayList<>())
                            .add(report));
                    SequencedMap<String, Tallied> figures = new TreeMap<>();
                    byAgency.forEach((agency, of) ->
                            figures.put(agency, Tallied.of(counted.get(agency), uncounted.get(agency), of)));
                    return figures;
                });
    }

    // A component's reporter reaches its own rows only, and an event speaks for the whole agency.
    private static Uni<Void> component(Tx tx, @Nullable String component) {
        return tx.rows("SELECT set_config('writ.component', coalesce($1, ''), true)", component)
                .replaceWithVoid();
    }
}
