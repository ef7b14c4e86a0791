package writ.notification.reminder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How due reminders are looked for. */
@ConfigMapping(prefix = "writ.reminder")
interface ReminderConfig {

    /** How often, by the clock on the wall. */
    @WithDefault("1s")
    Duration poll();

    /** Due steps looked at in one transaction. */
    @WithDefault("500")
    int batch();
}
