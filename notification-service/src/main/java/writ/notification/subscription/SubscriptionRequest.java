package writ.notification.subscription;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import writ.notification.channel.Channel;

/** Who is to be told of what; left out: of everything. */
record SubscriptionRequest(
        @NotNull Channel channel,

        @NotNull
        @Size(min = 1, max = 2000)
        @Schema(
                description = "An email address, or the https URL of a webhook",
                examples = "https://siem.usda.example/writ")
        String target,

        @Schema(description = "Left out: the caller's own agency; for the authority \"*\", every agency") @Nullable
        String agency,

        @Size(max = 20) @Schema(description = "Left out or empty: every kind of alert") @Nullable
        List<@NotNull String> kinds,

        @Size(max = 100) @Schema(description = "Slugs of directives; left out or empty: every directive") @Nullable
        List<@NotNull @Pattern(regexp = SLUG) String> directives) {

    private static final String SLUG = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
}
