package writ.local.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks directive-service what an agency is called, so that a token for one that does not exist is not made. */
public final class AgencyBook {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final String directiveUrl;
    private final Issuer issuer;

    public AgencyBook(String directiveUrl, Issuer issuer) {
        this.directiveUrl = directiveUrl;
        this.issuer = issuer;
    }

    /** An agency and one of its components, by their slugs; or what is wrong. */
    record Entry(@Nullable String agency, @Nullable String component, Optional<String> fault) {

        static Entry of(@Nullable String agency, @Nullable String component) {
            return new Entry(agency, component, Optional.empty());
        }

        static Entry fault(String words) {
            return new Entry(null, null, Optional.of(words));
        }
    }

    /** Looks up what a person typed: slugs, acronyms, old names; it is taken as it is while nobody can be asked. */
    Entry look(String agency, @Nullable String component) throws InterruptedException {
        String query = URLEncoder.encode(agency, StandardCharsets.UTF_8).replace("+", "%20");
        HttpRequest request = HttpRequest.newBuilder(URI.create(directiveUrl + "/v1/agencies/" + query))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + issuer.token(Role.AUTHORITY_ANALYST, null, null))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> found(json.readTree(response.body()), component);
                case NOT_FOUND -> Entry.fault("there is no agency \"" + agency + "\"; GET /v1/agencies lists them");
                default -> Entry.of(agency, component);
            };
        } catch (IOException e) {
            return Entry.of(agency, component);
        }
    }

    private static Entry found(JsonNode agency, @Nullable String component) {
        String slug = agency.path("agency").asText();
        if (component == null) {
            return Entry.of(slug, null);
        }
        List<String> known = new ArrayList<>();
        for (JsonNode part : agency.path("components")) {
            String name = part.path("slug").asText();
            if (component.equalsIgnoreCase(name)
                    || component.equalsIgnoreCase(part.path("name").asText())) {
                return Entry.of(slug, name);
            }
            known.add(name);
        }
        return Entry.fault(slug + " has no component \"" + component.toLowerCase(Locale.ROOT) + "\""
                + (known.isEmpty() ? "; it has none" : "; it has " + String.join(", ", known)));
    }
}
