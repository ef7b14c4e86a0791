package writ.inventory.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** From where on a report is received with a mark where a directive states no other threshold. Shares are from 0 to 1. */
@ConfigMapping(prefix = "writ.quality")
interface QualityConfig {

    /** Least share of the endpoints that was looked at. */
    @WithDefault("0.95")
    double coverage();

    /** Least share of the products that an identifier names. */
    @WithDefault("0.5")
    double identified();

    /** Largest share of rows that repeat another. */
    @WithDefault("0.05")
    double duplicates();

    /** Most days from a report's as-of to its receipt. */
    @WithDefault("30")
    int daysOld();

    /** Largest change of the number of endpoints, either way. */
    @WithDefault("0.25")
    double jump();
}
