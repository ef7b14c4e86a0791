package writ.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A feed as a stranger reads it: from the beginning, by the links. */
final class FeedReader {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"?next\"?");

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final String baseUrl;

    FeedReader(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    List<JsonNode> whole(String feed) throws IOException, InterruptedException {
        String token = get(baseUrl + "/dev/token?role=service", "").body().trim();
        List<JsonNode> events = new ArrayList<>();
        String page = baseUrl + feed + "?limit=500";
        while (true) {
            HttpResponse<String> answer = get(page, token);
            JsonNode read = json.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(page + ": " + answer.body());
            }
            if (read.isEmpty()) {
                return events;
            }
            read.forEach(events::add);
            Matcher next = NEXT.matcher(answer.headers().firstValue("Link").orElseThrow());
            if (!next.find()) {
                throw new IllegalStateException("no next page: " + answer.headers());
            }
            page = URI.create(page).resolve(next.group(1)).toString();
        }
    }

    private HttpResponse<String> get(String url, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
