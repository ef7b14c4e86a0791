package writ.directive.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Reporting;

/**
 * What an agency is about to deliver; nobody else sees it.
 *
 * @param content what the agency has written; an empty object at first
 * @param figures what its reports as of the day of issue or later say; absent when there are none
 * @param figuresAt when the reports last changed
 * @param reporting what the reports are like; absent when no figures are filled in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DraftView(
        UUID obligation,
        int version,
        @Nullable Instant updatedAt,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        JsonNode content,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class) @Nullable
        JsonNode figures,

        @Nullable Instant figuresAt,
        @Nullable Reporting reporting) {}
