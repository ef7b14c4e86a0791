package writ.directive.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/**
 * One version of an answer; versions are kept and never changed.
 *
 * @param digest SHA-256 of the version, which its ETag carries and an attestation signs
 * @param effectiveAt when it became the answer: by its attestation, or when it was sent where none is asked for
 * @param content left out of lists, as are the figures
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubmissionView(
        UUID id,
        UUID obligation,
        String agency,
        int version,
        boolean nil,
        boolean complete,
        @Nullable Long remaining,
        @Nullable String reason,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class) @Nullable
        JsonNode content,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class) @Nullable
        JsonNode figures,

        String digest,
        Instant submittedAt,
        String submittedBy,
        @Nullable Instant effectiveAt,
        @Nullable AttestationView attestation,
        @Nullable ReviewView review) {

    /** The authority's word on this version. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReviewView(String decision, @Nullable String reason, Instant at, String by) {}

    static SubmissionView of(Row row, ObjectMapper json) {
        String kept = row.getString("answer");
        ObjectNode answer = kept == null ? JsonNodeFactory.instance.objectNode() : Json.object(json, kept);
        return new SubmissionView(
                row.getUUID("id"),
                row.getUUID("obligation"),
                row.getString("agency"),
                row.getInteger("version"),
                row.getBoolean("nil"),
                row.getBoolean("complete"),
                row.getLong("remaining"),
                row.getString("reason"),
                answer.get("content"),
                answer.get("figures"),
                row.getString("digest"),
                Sql.instant(row, "submitted_at"),
                row.getString("by_name"),
                Sql.instantOrNull(row, "effective_at"),
                AttestationView.of(row),
                review(row));
    }

    private static @Nullable ReviewView review(Row row) {
        return row.getString("decision") == null
                ? null
                : new ReviewView(
                        row.getString("decision"),
                        row.getString("returned_because"),
                        Sql.instant(row, "reviewed_at"),
                        row.getString("reviewed_by"));
    }
}
