package writ.kit.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.kit.testing.Database;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** With a pool of one connection, so that whatever a caller leaves behind would meet the next one. */
@QuarkusTest
@QuarkusTestResource(
        value = WritTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "kit"), @ResourceArg(name = "writ.db.pool-size", value = "1")
        },
        restrictToAnnotatedClass = true)
class CallerApiTest {

    private static final String USDA = Tokens.reporter("usda");
    private static final String HHS = Tokens.reporter("hhs");

    @BeforeEach
    void twoNotes() throws Exception {
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM kit.notes; INSERT INTO kit.notes VALUES ('usda', 'a'), ('hhs', 'b')");
        }
    }

    @Test
    void twoCallersOverOneConnectionNeverSeeEachOther() throws Exception {
        try (var clients = Executors.newFixedThreadPool(16)) {
            // When 16 clients of two agencies alternate 400 times
            List<Future<Void>> calls = clients.invokeAll(IntStream.range(0, 400)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        String agency = i % 2 == 0 ? "usda" : "hhs";
                        given().auth()
                                .oauth2(i % 2 == 0 ? USDA : HHS)
                                .get("/v1/notes")
                                .then()
                                .statusCode(200)
                                .body("size()", equalTo(1))
                                .body("", everyItem(startsWith(agency + ":")));
                        return null;
                    })
                    .toList());
            // Then each saw its own row alone
            for (Future<Void> call : calls) {
                call.get();
            }
        }
    }

    @Test
    void sqlWithoutACallerSeesNothing() throws Exception {
        given().get("/v1/notes/raw").then().statusCode(200).body(equalTo("0"));
        for (String role : List.of("app", "owner")) {
            try (Connection connection = role.equals("app") ? Database.app("kit") : Database.owner("kit");
                    Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("SELECT (SELECT count(*) FROM notes) + (SELECT count(*) FROM events)"
                                    + " + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM feed_head)")) {
                rows.next();
                assertEquals(0, rows.getInt(1), role + " without a caller");
            }
        }
    }

    @Test
    void authoritySeesEveryAgency() {
        given().auth().oauth2(Tokens.analyst()).get("/v1/notes").then().body("size()", equalTo(2));
    }

    @Test
    void agencyTokenCannotReachEveryAgency() {
        given().auth()
                .oauth2(Tokens.reporter("*"))
                .get("/v1/notes")
                .then()
                .statusCode(200)
                .body("size()", equalTo(0));
    }

    @Test
    void tokenOfAnotherAudienceIsRefused() {
        String wrong = Tokens.with(Map.of("sub", "x", "groups", List.of("authority-analyst"), "aud", "other"));
        given().auth().oauth2(wrong).get("/v1/notes").then().statusCode(401);
    }

    @Test
    void missingBrokenAndUnfitTokensGetAProblem() {
        given().get("/v1/notes").then().statusCode(401).contentType("application/problem+json");
        given().auth().oauth2("x.y.z").get("/v1/notes").then().statusCode(401).contentType("application/problem+json");
        given().auth()
                .oauth2(Tokens.of("oversight", null, null))
                .get("/v1/notes")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("https://writ.dev/problems/forbidden"));
    }

    @Test
    void failureTellsATraceIdAndNothingElse() {
        for (String kind : List.of("sql", "bug")) {
            given().get("/v1/failures/" + kind)
                    .then()
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .body("traceId.length()", equalTo(32))
                    .body(not(containsString("secret")));
        }
        given().get("/v1/failures/problem").then().statusCode(404).body("status", equalTo(404));
        given().get("/v1/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void methodThatIsNotThereIsAnsweredWithThoseThatAre() {
        given().auth()
                .oauth2(USDA)
                .delete("/v1/notes")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
        given().auth()
                .oauth2(USDA)
                .post("/v1/failures/any")
                .then()
                .statusCode(405)
                .header("Allow", equalTo("GET, HEAD, OPTIONS"));
    }

    @Test
    void anyProxyIsBelievedUnlessSomeAreNamed() {
        given().header("X-Forwarded-Host", "writ.example")
                .get("/v1/name")
                .then()
                .body(equalTo("writ.example"));
    }

    @Test
    void brokenJsonSaysWhere() {
        given().auth()
                .oauth2(USDA)
                .contentType(ContentType.JSON)
                .body("{\n \"body\": oops}")
                .post("/v1/notes")
                .then()
                .statusCode(400)
                .body("errors[0].at", startsWith("line 2"));
        given().auth()
                .oauth2(USDA)
                .contentType(ContentType.JSON)
                .body("{\"body\": \"x\", \"count\": \"many\"}")
                .post("/v1/notes")
                .then()
                .statusCode(400)
                .body("errors[0].at", equalTo("/count"));
        given().auth()
                .oauth2(USDA)
                .contentType(ContentType.JSON)
                .body("{\"body\": \"x\", \"colour\": 1}")
                .post("/v1/notes")
                .then()
                .statusCode(400)
                .body("errors[0].at", equalTo("/colour"));
        given().auth()
                .oauth2(USDA)
                .contentType("text/csv")
                .body("x")
                .post("/v1/notes")
                .then()
                .statusCode(415);
        for (String bad : List.of("null", "{\"body\": \"x\", \"count\": [1]}")) {
            posting(bad).statusCode(400);
        }
        posting("{\"body\": \"x\\u0000y\"}").statusCode(422);
        posting("{\"body\": \"" + "x".repeat(3_000_000) + "\"}")
                .statusCode(413)
                .body("type", equalTo("https://writ.dev/problems/too-large"));
    }

    @Test
    void parameterThatCannotBeReadIsNamed() {
        given().auth()
                .oauth2(USDA)
                .get("/v1/kit-events?limit=abc")
                .then()
                .statusCode(400)
                .body("errors[0].at", equalTo("limit"));
    }

    private static io.restassured.response.ValidatableResponse posting(String body) {
        return given().auth()
                .oauth2(USDA)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/notes")
                .then();
    }

    @Test
    void businessTimeIsReadInEveryTransaction() {
        // Given a clock that another process holds at an instant
        TestClock.hold(Instant.parse("2017-10-14T03:59:59.999999Z"));
        // When a request is made at once, then it already has that time
        add("held").body("at", equalTo("2017-10-14T03:59:59.999999Z"));
        TestClock.hold(Instant.parse("2017-10-14T04:00:00Z"));
        add("moved").body("at", equalTo("2017-10-14T04:00:00Z"));
    }

    private static io.restassured.response.ValidatableResponse add(String body) {
        return given().auth()
                .oauth2(USDA)
                .contentType(ContentType.JSON)
                .body("{\"body\": \"" + body + "\"}")
                .post("/v1/notes")
                .then()
                .statusCode(200);
    }
}
