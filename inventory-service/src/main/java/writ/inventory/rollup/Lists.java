package writ.inventory.rollup;

import jakarta.enterprise.context.ApplicationScoped;

/** The lists that can be written as files. */
@ApplicationScoped
class Lists {
    private final HoldingList holdings;
    private final FindingList findings;
    private final Reporters reporters;
    private final EndpointNames endpoints;

    Lists(HoldingList holdings, FindingList findings, Reporters reporters, EndpointNames endpoints) {
        this.holdings = holdings;
        this.findings = findings;
        this.reporters = reporters;
        this.endpoints = endpoints;
    }

    HoldingList holdings() {
        return holdings;
    }

    FindingList findings() {
        return findings;
    }

    Reporters reporters() {
        return reporters;
    }

    EndpointNames endpoints() {
        return endpoints;
    }
}
