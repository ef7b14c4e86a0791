package writ.inventory.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reviewers' rules are looked after. */
@ConfigMapping(prefix = "writ.review")
interface ReviewConfig {

    /** How often it is looked, in wall time, whether the end of a rule has come. */
    @WithDefault("PT10S")
    Duration watchEvery();
}
