package writ.notification.channel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How somebody is reached. */
public enum Channel {
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("webhook")
    WEBHOOK;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Channel of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
