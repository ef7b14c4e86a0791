package writ.kit.feed;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a page of a feed is an array of (CloudEvents 1.0, JSON batch format); for the OpenAPI document, as the database
 * writes the page.
 *
 * @param id never used again; with the source it names the event
 * @param subject the id of what the event is about
 * @param time business time at which it happened
 */
@Schema(description = "An event (CloudEvents 1.0); its type says what data is.")
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        @Schema(implementation = Object.class) Object data) {}
