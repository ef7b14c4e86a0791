package writ.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The suite over HTTP, as nobody or as a client that has signed in. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FIRST_REFUSAL = 300;
    private static final int NOT_FOUND = 404;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final @Nullable String token;

    private Api(HttpClient http, @Nullable String token) {
        this.http = http;
        this.token = token;
    }

    /** What came back; the body is missing where it is no JSON. */
    record Reply(
            int status,
            JsonNode body,
            String text,
            @Nullable String etag) {}

    static Api asNobody() {
        return new Api(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build(),
                null);
    }

    /** Signs in by client credentials at the issuer's token endpoint. */
    Api as(Settings.Client client, String issuer) {
        String discovery = issuer + "/.well-known/openid-configuration";
        String endpoint = get(discovery).body().path("token_endpoint").asText();
        if (endpoint.isEmpty()) {
            throw new Failure(discovery + " names no token_endpoint");
        }
        String credentials = encode(client.id()) + ":" + encode(client.secret());
        HttpRequest.Builder request = request(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"));
        String signedIn = exchange(request).body().path("access_token").asText();
        if (signedIn.isEmpty()) {
            throw new Failure(endpoint + " gave client " + client.id() + " no access_token");
        }
        return new Api(http, signedIn);
    }

    Reply get(String url) {
        return exchange(request(url).GET());
    }

    /** The same, where 404 says that it is not there yet. */
    Reply getIfThere(String url) {
        return exchange(request(url).GET(), true);
    }

    /** A body that is text is sent as it is, anything else as JSON. */
    Reply post(String url, String mediaType, @Nullable String ifMatch, Object body) {
        String text = body instanceof String written
                ? written
                : JSON.valueToTree(body).toString();
        HttpRequest.Builder request =
                request(url).header("Content-Type", mediaType).POST(HttpRequest.BodyPublishers.ofString(text));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return exchange(request);
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private HttpRequest.Builder request(String url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Reply exchange(HttpRequest.Builder prepared) {
        return exchange(prepared, false);
    }

    private Reply exchange(HttpRequest.Builder prepared, boolean mayBeMissing) {
        HttpRequest request = prepared.build();
        String asked = request.method() + " " + request.uri();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            boolean isMissing = mayBeMissing && response.statusCode() == NOT_FOUND;
            if (response.statusCode() >= FIRST_REFUSAL && !isMissing) {
                throw new Failure(asked + " answered " + response.statusCode() + ": " + response.body());
            }
            return new Reply(
                    response.statusCode(),
                    json(response),
                    response.body(),
                    response.headers().firstValue("ETag").orElse(null));
        } catch (IOException e) {
            throw new Failure(asked + " failed: " + (e.getMessage() == null ? e.toString() : e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(asked + " was interrupted", e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        return isJson && !response.body().isBlank() ? JSON.readTree(response.body()) : MissingNode.getInstance();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
