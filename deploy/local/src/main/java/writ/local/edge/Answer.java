package writ.local.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the suite itself answers. */
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public static Answer json(Object value) {
        return new Answer(200, "application/json", write(value), Map.of());
    }

    public static Answer text(String contentType, String text) {
        return new Answer(200, contentType + ";charset=UTF-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static Answer bytes(String contentType, byte[] bytes) {
        return new Answer(200, contentType, bytes, Map.of());
    }

    public static Answer nothing() {
        return new Answer(204, "", new byte[0], Map.of());
    }

    /** A problem by RFC 9457, of the same types as those of the services. */
    public static Answer problem(int status, String slug, String title, String detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "https://writ.dev/problems/" + slug);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        return new Answer(status, "application/problem+json", write(members), Map.of());
    }

    public static Answer malformed(String detail) {
        return problem(400, "malformed", "Malformed", detail);
    }

    public static Answer notFound(String detail) {
        return problem(404, "not-found", "Not found", detail);
    }

    public static Answer conflict(String detail) {
        return problem(409, "conflict", "Conflict", detail);
    }

    public static Answer methodNotAllowed(String allowed) {
        return problem(405, "method-not-allowed", "Method not allowed", "This resource takes " + allowed + ".")
                .with("Allow", allowed);
    }

    /** The same answer with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, body, more);
    }

    void send(HttpServerResponse response) {
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        if (!contentType.isEmpty()) {
            response.putHeader("Content-Type", contentType);
        }
        response.end(Buffer.buffer(body));
    }

    private static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
