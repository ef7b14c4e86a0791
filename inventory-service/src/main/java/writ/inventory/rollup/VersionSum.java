package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** On how many endpoints a version of a product is; a version is null when reports do not say it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionSum(
        String supplier,
        String product,
        @Nullable String version,
        long enumerated,
        long declared,
        Bounds bounds,
        long agencies) {}
