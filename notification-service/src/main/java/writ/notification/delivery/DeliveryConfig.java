package writ.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the queue is worked; all durations are of wall time. */
@ConfigMapping(prefix = "writ.delivery")
interface DeliveryConfig {

    /** How often the queue is looked at when nobody says that there is something in it. */
    @WithDefault("1s")
    Duration poll();

    /** How long a claim lasts; must be longer than any try to send. */
    @WithDefault("60s")
    Duration lease();

    /** Tries before a delivery is given up; with the delays below, about three days, a weekend's outage. */
    @WithDefault("20")
    int tries();

    /** Delay after the first failure; it triples with each. */
    @WithDefault("5s")
    Duration firstDelay();

    @WithDefault("6h")
    Duration longestDelay();

    /** Until the next try after a fault of our own, such as a mail server that is down; it counts as no try. */
    @WithDefault("1m")
    Duration ownFaultDelay();

    /** How long attempts are kept; they go by whole months, at least one. */
    @WithDefault("400d")
    Duration keepAttempts();

    /** Mails under way at once in one replica; the mail client keeps as many connections. */
    @WithDefault("10")
    int mails();

    /** Webhooks under way at once in one replica. */
    @WithDefault("32")
    int webhooks();
}
