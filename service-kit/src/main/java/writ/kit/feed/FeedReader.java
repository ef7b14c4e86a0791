package writ.kit.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads pages of a peer's feed over HTTP. */
final class FeedReader {

    private static final Pattern NEXT = Pattern.compile("[?&]after=([A-Za-z0-9_-]+)[^>]*>;\\s*rel=\"?next\"?");
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int PAGE = 500;
    private static final int GONE = 410;

    private final WebClient http;
    private final String url;
    private final ServiceToken token;
    private final ObjectMapper json;

    FeedReader(WebClient http, String url, ServiceToken token, ObjectMapper json) {
        this.http = http;
        this.url = url;
        this.token = token;
        this.json = json;
    }

    /** A page and where the next begins; `next` is null when the feed no longer knows the cursor (410). */
    record FeedPage(List<FeedEvent> events, @Nullable String next) {}

    Uni<FeedPage> after(@Nullable String cursor) {
        return token.get().chain(bearer -> {
            HttpRequest<Buffer> request = http.getAbs(url)
                    .addQueryParam("wait", WAIT.toString())
                    .addQueryParam("limit", String.valueOf(PAGE))
                    .bearerTokenAuthentication(bearer)
                    .timeout(WAIT.plus(GRACE).toMillis());
            if (cursor != null) {
                request.addQueryParam("after", cursor);
            }
            return request.send().map(this::page);
        });
    }

    private FeedPage page(HttpResponse<Buffer> response) {
        if (response.statusCode() == GONE) {
            return new FeedPage(List.of(), null);
        }
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode() + " from " + url);
        }
        Matcher next = NEXT.matcher(String.valueOf(response.getHeader("Link")));
        if (!next.find()) {
            throw new IllegalStateException("no next link from " + url);
        }
        try {
            List<FeedEvent> events = new ArrayList<>();
            for (JsonNode event : json.readTree(response.bodyAsString())) {
                events.add(event(event));
            }
            return new FeedPage(events, next.group(1));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON from " + url, e);
        }
    }

    private static FeedEvent event(JsonNode event) {
        return new FeedEvent(
                event.path("id").asText(),
                event.path("source").asText(),
                event.path("type").asText(),
                event.path("subject").asText(),
                Instant.parse(event.path("time").asText()),
                event.path("data"));
    }
}
