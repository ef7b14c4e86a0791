package writ.inventory.rollup;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How many endpoints of an agency have a product, all its versions and spellings together. */
@RegisterForReflection
record ProductFigures(String supplier, String product, long enumerated, long declared) {
    static ProductFigures of(Counted.Line line) {
        return new ProductFigures(
                line.supplier(),
                line.product(),
                line.counts().enumerated(),
                line.counts().declared());
    }
}
