package writ.inventory.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.CurrentReport;
import writ.inventory.rollup.Summary.AgencySum;
import writ.inventory.rollup.Summary.ProductSum;

/** Adds agencies up: they have no endpoint in common. */
final class Summing {
    private record Product(String supplier, String product, Counts counts, long agencies) {
        Product plus(Product other) {
            return new Product(supplier, product, counts.plus(other.counts), agencies + other.agencies);
        }
    }

    private final List<Counted> agencies = new ArrayList<>();
    private final Map<String, Product> products = new HashMap<>();
    private Counts total = Counts.NONE;

    void add(Counted agency) {
        agencies.add(agency);
        total = total.plus(agency.counts());
        agency.products()
                .forEach(line -> products.merge(
                        line.key(), new Product(line.supplier(), line.product(), line.counts(), 1), Product::plus));
    }

    Summary summary(Map<String, String> names, List<CurrentReport> reports, boolean sumsOnly) {
        return new Summary(
                total.enumerated(),
                total.declared(),
                total.bounds(),
                agencies.size(),
                new Summary.Reporting(
                        reports.stream().map(CurrentReport::agency).distinct().count(), names.size()),
                asOf(reports, Comparator.naturalOrder()),
                asOf(reports, Comparator.reverseOrder()),
                mostWidespread(),
                products.size(),
                sumsOnly ? null : byAgency(names, reports));
    }

    private static @Nullable Instant asOf(List<CurrentReport> reports, Comparator<Instant> order) {
        return reports.stream().map(CurrentReport::asOf).min(order).orElse(null);
    }

    private List<ProductSum> mostWidespread() {
        return products.values().stream()
                .sorted(Comparator.comparingLong(
                                (Product p) -> -p.counts().bounds().atLeast())
                        .thenComparing(Product::supplier)
                        .thenComparing(Product::product))
                .limit(Summary.MOST_PRODUCTS)
                .map(p -> new ProductSum(
                        p.supplier(),
                        p.product(),
                        p.counts().enumerated(),
                        p.counts().declared(),
                        p.counts().bounds(),
                        p.agencies()))
                .toList();
    }

    private List<AgencySum> byAgency(Map<String, String> names, List<CurrentReport> reports) {
        Map<String, List<ReportView>> ofAgency = new HashMap<>();
        reports.forEach(report -> ofAgency.computeIfAbsent(report.agency(), agency -> new ArrayList<>())
                .add(ReportView.of(report)));
        return agencies.stream()
                .map(each -> new AgencySum(
                        each.agency(),
                        names.get(each.agency()),
                        each.counts().enumerated(),
                        each.counts().declared(),
                        each.counts().bounds(),
                        ofAgency.getOrDefault(each.agency(), List.of())))
                .toList();
    }
}
