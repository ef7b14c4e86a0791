package writ.notification.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of a test. */
record Settings(List<String> blocks, Duration timeout) implements WebhookConfig {

    @Override
    public Optional<List<String>> allow() {
        return Optional.of(blocks);
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int connections() {
        return 2;
    }
}
