package writ.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The suite's API through the edge, where every answer is an answer and a broken connection is told apart. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BROKEN = 0;
    private static final int FIRST_FAULT = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int LONGEST_WORDS = 120;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final String base;

    Http(String base) {
        this.base = base;
    }

    /**
     * What came back.
     *
     * @param status 0 when the connection broke, and then the body says how
     * @param at when it came
     */
    record Reply(int status, String body, Map<String, String> headers, Instant at) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** A broken connection, or an answer of 500 and above. */
        boolean isFault() {
            return status == BROKEN || status >= FIRST_FAULT;
        }

        /** Of a fault: whether nobody was there, rather than that somebody answered wrongly. */
        boolean isOutage() {
            return status == BROKEN || status == BAD_GATEWAY || status == UNAVAILABLE;
        }

        boolean isToldToComeAgain() {
            return status == UNAVAILABLE
                    && headers.getOrDefault("retry-after", "").matches("[0-9]{1,3}");
        }

        int retryAfter() {
            return Integer.parseInt(headers.getOrDefault("retry-after", "0"));
        }

        /** What was wrong with it, short enough to be counted by. */
        String fault() {
            String said = body.length() > LONGEST_WORDS ? body.substring(0, LONGEST_WORDS) : body;
            return status == BROKEN ? " broke: " + said : " " + status + (status >= FIRST_FAULT ? "" : " " + said);
        }

        JsonNode json() {
            try {
                return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
            } catch (IOException e) {
                throw new Failure("no JSON: " + body);
            }
        }
    }

    /** @param who a role, and an agency after a space where it has one */
    Reply get(String who, String path) {
        return get(who, path, Map.of());
    }

    Reply get(String who, String path, Map<String, String> headers) {
        HttpRequest.Builder request = request(who, path).GET();
        headers.forEach(request::header);
        return send(request);
    }

    Reply post(String who, String path, String mediaType, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request =
                request(who, path).header("Content-Type", mediaType).POST(body);
        headers.forEach(request::header);
        return send(request);
    }

    /** The JSON of an answer that has to be good. */
    JsonNode read(String who, String path) {
        Reply reply = get(who, path);
        if (!reply.isGood()) {
            throw new Failure("GET " + path + " answered " + reply.status() + ": " + reply.body());
        }
        return reply.json();
    }

    /** Every item of a list, page by page. */
    List<JsonNode> all(String who, String path) {
        List<JsonNode> items = new ArrayList<>();
        String page = path + (path.contains("?") ? "&" : "?") + "limit=500";
        String token = "";
        while (true) {
            JsonNode answer = read(who, page + token);
            answer.path("items").forEach(items::add);
            if (!answer.hasNonNull("nextPageToken")) {
                return items;
            }
            token = "&pageToken=" + answer.path("nextPageToken").asText();
        }
    }

    /** Signs in; tokens last for hours. */
    String token(String who) {
        return tokens.computeIfAbsent(who, asked -> {
            String[] words = asked.split(" ");
            String agency = words.length > 1 ? "&agency=" + words[1].replace("*", "%2A") : "";
            Reply reply = send(HttpRequest.newBuilder(uri("/dev/token?role=" + words[0] + agency))
                    .timeout(PATIENCE)
                    .GET());
            if (!reply.isGood()) {
                throw new Failure("no token for " + asked + ": " + reply.body());
            }
            return reply.body().strip();
        });
    }

    private HttpRequest.Builder request(String who, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
        return who.isEmpty() ? request : request.header("Authorization", "Bearer " + token(who));
    }

    private URI uri(String path) {
        return URI.create(path.startsWith("http") ? path : base + path);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> headers = new ConcurrentHashMap<>();
            for (String name : new String[] {"retry-after", "link", "etag"}) {
                Optional<String> value = response.headers().firstValue(name);
                value.ifPresent(there -> headers.put(name, there));
            }
            return new Reply(response.statusCode(), response.body(), headers, Instant.now());
        } catch (IOException e) {
            return new Reply(BROKEN, e.toString(), Map.of(), Instant.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
