package writ.directive.submission;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import writ.kit.testing.Tokens;

/** Follows redirects the way a browser behind the edge does, and fills in the issuer's sign-in form. */
final class Browser {

    /** The edge's address, by which a browser knows the suite. */
    private static final String PUBLIC = "http://writ.example";

    private final CookieFilter cookies = new CookieFilter();
    private final String claims;

    Browser(String role, String agency) {
        this.claims = "{\"name\": \"Test " + role + "\", \"groups\": [\"" + role + "\"]"
                + (agency == null ? "" : ", \"writ_agency\": \"" + agency + "\", \"writ_component\": \"ars\"")
                + "}";
    }

    ValidatableResponse open(String path) {
        Response response = get(path);
        for (int hop = 0; hop < 8 && response.statusCode() / 100 == 3; hop++) {
            String location = response.header("Location");
            response = location.startsWith(Tokens.issuerUrl()) ? signIn(location) : get(location);
        }
        return response.then();
    }

    private Response get(String location) {
        assertTrue(location.startsWith("/") || location.startsWith(PUBLIC), "sent away to " + location);
        URI at = URI.create(location);
        String query = at.getRawQuery() == null ? "" : "?" + at.getRawQuery();
        return given().filter(cookies)
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Host", "writ.example")
                .get(at.getRawPath() + query);
    }

    private Response signIn(String location) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .body("username=somebody&claims="
                        + java.net.URLEncoder.encode(claims, java.nio.charset.StandardCharsets.UTF_8))
                .post(location);
    }
}
