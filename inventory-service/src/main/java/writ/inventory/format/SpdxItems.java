package writ.inventory.format;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the sink where the packages of an SPDX document are, by analogy with CycloneDX: a package that is a device is an
 * endpoint, and what it contains is on it; all else is on the device that the document describes, if it is one; without one
 * it is there, nobody says where. What another supplier's package contains is embedded.
 */
final class SpdxItems {

    private static final int STEPS_A_PACKAGE = 100;

    private final SpdxGraph graph;
    private final List<SpdxPackage> packages;
    private final Names names;
    private final Sink sink;
    private final JsonProducts products;
    private final int[][] inner;
    private final int[][] outer;
    private final BitSet placed = new BitSet();
    private long steps;

    SpdxItems(SpdxGraph graph, Limits limits, Names names, Sink sink) {
        this.graph = graph;
        this.packages = graph.packages();
        this.names = names;
        this.sink = sink;
        this.products = new JsonProducts(names);
        this.inner = graph.links(true);
        this.outer = graph.links(false);
        this.steps = (long) limits.pending() * STEPS_A_PACKAGE;
    }

    void tell() {
        int host = -1;
        int hosts = 0;
        for (int number = 0; number < packages.size(); number++) {
            if (packages.get(number).isDevice()) {
                device(number);
                hosts += graph.isDescribed(number) ? 1 : 0;
                host = graph.isDescribed(number) ? number : host;
            }
        }
        for (int number = 0; number < packages.size(); number++) {
            SpdxPackage each = packages.get(number);
            boolean place = graph.isDescribed(number) && !each.isThere();
            if (!each.isDevice() && !place && !placed.get(number)) {
                item(number, hosts == 1 ? packages.get(host) : null);
            }
        }
    }

    private void device(int number) {
        SpdxPackage device = packages.get(number);
        try {
            if (device.fault() != null) {
                throw new RowFault(device.fault());
            }
            Names.checkedEndpoint(device.name());
        } catch (RowFault fault) {
            sink.refused(new Refusal(device.line(), device.where(), fault.reason()));
        }
        BitSet seen = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(number));
        while (!open.isEmpty()) {
            for (int part : inner[open.pop()]) {
                step();
                if (!seen.get(part) && !packages.get(part).isDevice()) {
                    seen.set(part);
                    placed.set(part);
                    item(part, device);
                    open.push(part);
                }
            }
        }
    }

    private void item(int number, @Nullable SpdxPackage on) {
        SpdxPackage each = packages.get(number);
        try {
            if (each.fault() != null) {
                throw new RowFault(each.fault());
            }
            if (on != null && on.fault() != null) {
                throw new RowFault("it is on a device that was refused");
            }
            Spelled spelled = isEmbedded(number) ? each.spelled().asEmbedded() : each.spelled();
            if (on == null) {
                sink.present(products.number(spelled));
            } else {
                String endpoint = Names.checkedEndpoint(on.name());
                int product = products.number(spelled);
                sink.onEndpoint(product, names.endpoint(endpoint));
            }
        } catch (RowFault fault) {
            sink.refused(new Refusal(each.line(), each.where(), fault.reason()));
        }
    }

    /** Whether it is in another supplier's product however one comes to it, and nowhere on its own. */
    private boolean isEmbedded(int number) {
        String own = packages.get(number).supplierKey();
        if (own.isEmpty() || outer[number].length == 0) {
            return false;
        }
        boolean foreign = false;
        BitSet seen = new BitSet();
        seen.set(number);
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(number));
        while (!open.isEmpty()) {
            int part = open.pop();
            if (outer[part].length == 0) {
                return false;
            }
            for (int whole : outer[part]) {
                step();
                SpdxPackage outside = packages.get(whole);
                String others = outside.isProduct(graph.isDescribed(whole)) ? outside.supplierKey() : "";
                if (outside.isDevice()) {
                    return false;
                }
                if (!others.isEmpty() && !others.equals(own)) {
                    foreign = true;
                } else if (!seen.get(whole)) {
                    seen.set(whole);
                    open.push(whole);
                }
            }
        }
        return foreign;
    }

    private void step() {
        if (steps-- == 0) {
            throw Unreadable.broken(null, "The SPDX document's packages contain one another too often.");
        }
    }
}
