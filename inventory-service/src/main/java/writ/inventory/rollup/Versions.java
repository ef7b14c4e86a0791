package writ.inventory.rollup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;

/** Which versions of a product there are, and on how many endpoints. */
@ApplicationScoped
class Versions {
    /** The most widespread ones are told. */
    static final int MOST = 500;

    private static final String COLUMNS = "p.supplier_key, p.product_key, p.version, p.supplier, p.product, h.agency,"
            + " h.component, h.endpoints, h.base_endpoints, h.declared";
    private static final String ORDER = " ORDER BY p.supplier_key, p.product_key, p.version, h.agency";
    private static final Comparator<VersionSum> MOST_WIDESPREAD = Comparator.comparingLong(
                    (VersionSum sum) -> -sum.bounds().atLeast())
            .thenComparing(VersionSum::supplier)
            .thenComparing(VersionSum::product)
            .thenComparing(sum -> String.valueOf(sum.version()));

    private final Transactions transactions;
    private final Reach reach;

    Versions(Transactions transactions, Reach reach) {
        this.transactions = transactions;
        this.reach = reach;
    }

    /** @param count how many versions there are */
    record Distribution(List<VersionSum> versions, long count) {}

    Uni<Distribution> of(Caller caller, ProductQuery query, AsOf at, @Nullable String agency) {
        Selection selection = Selection.of(query, at);
        Adding adding = new Adding();
        return transactions.run(
                caller,
                tx -> selection
                        .mustBeIssued(tx)
                        .chain(() -> reach.agency(tx, agency))
                        .chain(one -> selection.at(one).each(tx, COLUMNS, ORDER, adding::take))
                        .map(done -> adding.distribution()));
    }

    /** Adds up as rows come in the order of version and agency. */
    private static final class Adding {
        private final Biggest<VersionSum> sums = new Biggest<>(MOST, MOST_WIDESPREAD);
        private List<@Nullable String> version = new ArrayList<>();
        private @Nullable Row current;
        private @Nullable String agency;
        private Tally atAgency = new Tally();
        private Counts counts = Counts.NONE;
        private int agencies;

        void take(Row row) {
            List<@Nullable String> key = new ArrayList<>();
            key.add(row.getString("supplier_key"));
            key.add(row.getString("product_key"));
            key.add(row.getString("version"));
            if (!key.equals(version)) {
                end();
                version = key;
            } else if (!row.getString("agency").equals(agency)) {
                endAgency();
            }
            agency = row.getString("agency");
            current = row;
            atAgency.add(row.getString("component") == null, Counting.bitmap(row), row.getLong("declared"));
        }

        private void endAgency() {
            counts = counts.plus(atAgency.counts());
            agencies++;
            atAgency = new Tally();
        }

        private void end() {
            if (current == null) {
                return;
            }
            endAgency();
            sums.add(new VersionSum(
                    current.getString("supplier"),
                    current.getString("product"),
                    current.getString("version"),
                    counts.enumerated(),
                    counts.declared(),
                    counts.bounds(),
                    agencies));
            counts = Counts.NONE;
            agencies = 0;
            current = null;
        }

        Distribution distribution() {
            end();
            return new Distribution(sums.in(MOST_WIDESPREAD), sums.count());
        }
    }
}
