package writ.inventory.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import writ.inventory.rollup.Export.Listed;
import writ.kit.caller.Caller;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** What each list is as a file: its pages, one after the other, and its columns. */
@ApplicationScoped
class ExportLists {
    private static final List<String> HOLDING = List.of(
            "/agency",
            "/agencyName",
            "/component",
            "/product/supplier",
            "/product/product",
            "/product/version",
            "/product/cpe",
            "/product/purl",
            "/product/swid",
            "/product/embedded",
            "/enumerated",
            "/declared",
            "/report/asOf",
            "/report/receivedAt",
            "/report/methodology",
            "/report/examined",
            "/report/of",
            "/report/report");
    private static final List<String> FINDING = Stream.concat(
                    Stream.of("/directive", "/verdict", "/rule", "/confidence", "/listed", "/why", "/because"),
                    HOLDING.stream().map(column -> "/holding" + column))
            .toList();
    private static final List<String> REPORTER = List.of(
            "/agency",
            "/agencyName",
            "/component",
            "/status",
            "/daysOld",
            "/coverage",
            "/endpoints",
            "/marks",
            "/refusedAt",
            "/reason",
            "/report/asOf",
            "/report/methodology",
            "/report/report");

    private final HoldingList holdings;
    private final FindingList findings;
    private final Reporters reporters;
    private final EndpointNames endpoints;

    ExportLists(HoldingList holdings, FindingList findings, Reporters reporters, EndpointNames endpoints) {
        this.holdings = holdings;
        this.findings = findings;
        this.reporters = reporters;
        this.endpoints = endpoints;
    }

    /** @throws Problem invalid, when it would be all of everybody */
    Listed<HoldingView> holdings(Caller caller, ProductQuery query, AsOf at, @Nullable String agency) {
        if (query.isEmpty() && caller.reachesAll() && (agency == null || agency.isBlank())) {
            throw Problem.of(CommonProblem.INVALID, "Say which agency, or which products.")
                    .at("agency", "one of agency, supplier, product, cpe, purl and directive is needed");
        }
        return new Listed<>(
                "holdings",
                after -> holdings.page(caller, query, at, agency, after, Export.PAGE),
                HoldingList::key,
                HOLDING);
    }

    Listed<FindingView> findings(
            Caller caller, @Nullable String directive, AsOf at, @Nullable String agency, String verdict) {
        return new Listed<>(
                "findings",
                after -> findings.page(caller, directive, at, agency, verdict, after, Export.PAGE),
                FindingList::key,
                FINDING);
    }

    Listed<ReporterView> reporters(Caller caller, @Nullable String agency, @Nullable String status) {
        return new Listed<>(
                "reporters",
                after -> reporters.page(caller, agency, status, after, Export.PAGE),
                Reporters::key,
                REPORTER);
    }

    Listed<EndpointNames.Named> endpoints(
            Caller caller, ProductQuery query, AsOf at, @Nullable String agency, @Nullable String component) {
        return new Listed<>(
                "endpoints",
                after -> endpoints.page(
                        caller,
                        query,
                        at,
                        agency,
                        component,
                        after.isEmpty() ? -1 : Integer.parseInt(after.getFirst()),
                        Export.PAGE),
                named -> new Object[] {named.number()},
                List.of("/agency", "/endpoint"));
    }
}
