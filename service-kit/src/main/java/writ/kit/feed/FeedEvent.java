package writ.kit.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** An event read from another service's feed (a CloudEvent 1.0). */
public record FeedEvent(String id, String source, String type, String subject, Instant time, JsonNode data) {}
