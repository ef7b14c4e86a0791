package writ.inventory.rollup;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import writ.inventory.holding.CurrentReport;
import writ.inventory.rollup.Summary.AgencySum;
import writ.inventory.rollup.Summary.ProductSum;

/**
 * Adds holdings up as they stream in the order of product and agency. In memory are one set of endpoints per agency and
 * the products that will be told, however many there are. Agencies have no endpoint in common.
 */
final class Summing {
    private static final Comparator<ProductSum> MOST_WIDESPREAD = Comparator.comparingLong(
                    (ProductSum product) -> -product.bounds().atLeast())
            .thenComparing(ProductSum::supplier)
            .thenComparing(ProductSum::product);

    private final Map<String, Tally> agencies = new TreeMap<>();
    private final Biggest<ProductSum> products = new Biggest<>(Summary.MOST_PRODUCTS, MOST_WIDESPREAD);
    private @Nullable Key current;
    private Tally atAgency = new Tally();
    private Counts product = Counts.NONE;
    private int having;

    private record Key(String supplierKey, String productKey, String supplier, String product, String agency) {
        boolean sameProduct(Key other) {
            return supplierKey.equals(other.supplierKey) && productKey.equals(other.productKey);
        }
    }

    /** @param row of agency, supplier_key, product_key, supplier, product, component, endpoints, base_endpoints and declared */
    void take(Row row) {
        Key key = new Key(
                row.getString("supplier_key"),
                row.getString("product_key"),
                row.getString("supplier"),
                row.getString("product"),
                row.getString("agency"));
        if (current != null && !(current.sameProduct(key) && current.agency().equals(key.agency()))) {
            endAgency();
            if (!current.sameProduct(key)) {
                endProduct(current);
            }
        }
        current = key;
        boolean whole = row.getString("component") == null;
        Long declared = row.getLong("declared");
        ImmutableRoaringBitmap endpoints = Counting.bitmap(row);
        atAgency.add(whole, endpoints, declared);
        agencies.computeIfAbsent(key.agency(), agency -> new Tally()).add(whole, endpoints, declared);
    }

    private void endAgency() {
        product = product.plus(atAgency.counts());
        having++;
        atAgency = new Tally();
    }

    private void endProduct(Key of) {
        products.add(new ProductSum(
                of.supplier(), of.product(), product.enumerated(), product.declared(), product.bounds(), having));
        product = Counts.NONE;
        having = 0;
    }

    Summary summary(Map<String, String> names, List<CurrentReport> reports, boolean sumsOnly) {
        if (current != null) {
            endAgency();
            endProduct(current);
        }
        Map<String, Counts> counts = new TreeMap<>();
        agencies.forEach((agency, tally) -> counts.put(agency, tally.counts()));
        Counts total = counts.values().stream().reduce(Counts.NONE, Counts::plus);
        return new Summary(
                total.enumerated(),
                total.declared(),
                total.bounds(),
                counts.size(),
                new Summary.Reporting(
                        reports.stream().map(CurrentReport::agency).distinct().count(), names.size()),
                asOf(reports, Comparator.naturalOrder()),
                asOf(reports, Comparator.reverseOrder()),
                products.in(MOST_WIDESPREAD),
                products.count(),
                sumsOnly ? null : byAgency(counts, names, reports));
    }

    private static @Nullable Instant asOf(List<CurrentReport> reports, Comparator<Instant> order) {
        return reports.stream().map(CurrentReport::asOf).min(order).orElse(null);
    }

    private static List<AgencySum> byAgency(
            Map<String, Counts> counts, Map<String, String> names, List<CurrentReport> reports) {
        Map<String, List<ReportView>> ofAgency = new HashMap<>();
        reports.forEach(report -> ofAgency.computeIfAbsent(report.agency(), agency -> new ArrayList<>())
                .add(ReportView.of(report)));
        return counts.entrySet().stream()
                .map(each -> new AgencySum(
                        each.getKey(),
                        names.get(each.getKey()),
                        each.getValue().enumerated(),
                        each.getValue().declared(),
                        each.getValue().bounds(),
                        ofAgency.getOrDefault(each.getKey(), List.of())))
                .toList();
    }
}
