package writ.notification.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How subscriptions are kept. */
@ConfigMapping(prefix = "writ.subscription")
interface SubscriptionConfig {

    /** How long webhooks carry the signature of the old secret beside that of the new one. */
    @WithDefault("24h")
    Duration secretOverlap();
}
