package writ.notification.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are sent. */
@ConfigMapping(prefix = "writ.webhook")
interface WebhookConfig {

    /** Address blocks that may be reached although they are not public, and without TLS: test and air-gapped networks. */
    Optional<List<String>> allow();

    /** From the first look-up of the name to the head of the reply. */
    @WithDefault("15s")
    Duration timeout();

    @WithDefault("5s")
    Duration connectTimeout();

    /** Connections kept to one receiver. */
    @WithDefault("8")
    int connections();
}
