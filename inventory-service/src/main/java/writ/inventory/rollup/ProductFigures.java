package writ.inventory.rollup;

/** How many endpoints of an agency have a product, all its versions and spellings together. */
record ProductFigures(String supplier, String product, long enumerated, long declared) {}
