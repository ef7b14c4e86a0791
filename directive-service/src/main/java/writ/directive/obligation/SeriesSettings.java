package writ.directive.obligation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far an open-ended series of obligations is opened in advance, in business time. */
@ConfigMapping(prefix = "writ.series")
interface SeriesSettings {

    @WithDefault("120d")
    Duration horizon();

    /** How often it is looked whether a series is to be extended, on the wall. */
    @WithDefault("1s")
    Duration every();

    /** So many occurrences are ahead at any time, however short the horizon. */
    @WithDefault("4")
    int ahead();
}
