package writ.kit.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** What is not exactly understood is refused, and said where. */
@QuarkusTest
@QuarkusTestResource(
        value = WritTestResource.class,
        initArgs = @ResourceArg(name = "service", value = "kit"),
        restrictToAnnotatedClass = true)
class StrictInputApiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\": \"a\", \"count\": 1, \"count\": 2}",
                "{\"body\": \"a\"} and more",
                "{\"body\": \"a\", \"count\": 0.9}",
                "{\"body\": \"a\", \"count\": \"1\"}",
                "{\"body\": \"a\", \"count\": true}",
                "{\"body\": \"a\", \"count\": \"\"}",
                "{\"body\": \"a\", \"count\": \"  \"}",
                "{\"body\": \"a\", \"at\": 1510000000}",
                "{\"body\": \"a\", \"at\": \"1510000000\"}",
                "{\"body\": \"a\", \"on\": 5}",
                "{\"body\": 1}",
                "{\"body\": false}"
            })
    void aBodyThatCouldBeTakenForAnotherIsMalformed(String body) {
        given().auth()
                .oauth2(Tokens.reporter("usda"))
                .contentType("application/json")
                .body(body)
                .post("/v1/notes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://writ.dev/problems/malformed"));
    }

    @Test
    void aWholeNumberIsStillTaken() {
        given().auth()
                .oauth2(Tokens.reporter("usda"))
                .contentType("application/json")
                .body("{\"body\": \"a\", \"count\": 2, \"at\": \"2017-11-06T20:26:40Z\", \"on\": \"2017-11-06\"}")
                .post("/v1/notes")
                .then()
                .statusCode(200);
    }

    @Test
    void aMisspeltParameterIsRefusedWithThoseThereAre() {
        given().auth()
                .oauth2(Tokens.analyst())
                .queryParam("limt", "1")
                .get("/v1/kit-events")
                .then()
                .statusCode(400)
                .body("errors[0].at", equalTo("limt"))
                .body("errors[0].detail", containsString("after, limit, wait"));
        given().auth()
                .oauth2(Tokens.analyst())
                .queryParam("limit", "1")
                .get("/v1/kit-events")
                .then()
                .statusCode(200);
    }
}
