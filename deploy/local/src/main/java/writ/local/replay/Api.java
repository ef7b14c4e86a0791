package writ.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The suite's public API, as one caller. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FIRST_REFUSAL = 300;

    private final HttpClient http;
    private final String baseUrl;
    private final Map<String, String> tokens;
    private final @Nullable String token;

    private Api(HttpClient http, String baseUrl, Map<String, String> tokens, @Nullable String token) {
        this.http = http;
        this.baseUrl = baseUrl;
        this.tokens = tokens;
        this.token = token;
    }

    /** What came back; the body is missing where there was none. */
    public record Reply(int status, JsonNode body, @Nullable String etag) {}

    /** As nobody. */
    public static Api at(String baseUrl) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Api(http, baseUrl, new ConcurrentHashMap<>(), null);
    }

    /** The same API as somebody with a role; `agency` is empty where the role has none. */
    public Api as(String role, String agency) {
        String query = query(Map.of("role", role, "agency", agency));
        String other = tokens.computeIfAbsent(query, asked -> text("/dev/token" + asked));
        return new Api(http, baseUrl, tokens, other);
    }

    public JsonNode get(String path, Map<String, String> query) {
        return send("GET", path + query(query), null, null, HttpRequest.BodyPublishers.noBody())
                .body();
    }

    public Reply getWhole(String path) {
        return send("GET", path, null, null, HttpRequest.BodyPublishers.noBody());
    }

    public Reply post(String path, @Nullable String ifMatch, Object body) {
        return send("POST", path, "application/json", ifMatch, json(body));
    }

    public Reply put(String path, @Nullable String ifMatch, Object body) {
        return send("PUT", path, "application/json", ifMatch, json(body));
    }

    Reply postFile(String path, Map<String, String> query, String mediaType, Path file) {
        try {
            return send("POST", path + query(query), mediaType, null, HttpRequest.BodyPublishers.ofFile(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String pathAndQuery) {
        return exchange(HttpRequest.newBuilder(URI.create(baseUrl + pathAndQuery))
                        .build())
                .body()
                .trim();
    }

    private Reply send(
            String method,
            String pathAndQuery,
            @Nullable String mediaType,
            @Nullable String ifMatch,
            HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + pathAndQuery))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .method(method, body);
        header(request, "Content-Type", mediaType);
        header(request, "If-Match", ifMatch);
        header(request, "Authorization", token == null ? null : "Bearer " + token);
        HttpResponse<String> response = exchange(request.build());
        return new Reply(
                response.statusCode(),
                read(response.body()),
                response.headers().firstValue("ETag").orElse(null));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= FIRST_REFUSAL) {
                throw new Unexpected(request.method() + " " + request.uri() + " answered " + response.statusCode()
                        + ": " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unexpected("interrupted");
        }
    }

    private static void header(HttpRequest.Builder request, String name, @Nullable String value) {
        if (value != null) {
            request.header(name, value);
        }
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString());
    }

    private static JsonNode read(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
