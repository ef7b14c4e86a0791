package writ.inventory.rollup;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How many endpoints of an agency have a product, all its versions and spellings together. */
@RegisterForReflection
record ProductFigures(String supplier, String product, long enumerated, long declared) {}
