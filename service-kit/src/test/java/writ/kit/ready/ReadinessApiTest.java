package writ.kit.ready;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import writ.kit.feed.ServiceToken;
import writ.kit.testing.Database;
import writ.kit.testing.Gate;
import writ.kit.testing.Tokens;

/** A service that starts with nothing there; each test leaves what it has mended to the next. */
@QuarkusTest
@QuarkusTestResource(value = Outside.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadinessApiTest {

    private static final String NEWEST = "202611241155";

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    @Inject
    ServiceToken ownToken;

    Gate database;
    Gate issuer;
    String issuerUrl;

    @Test
    @Order(1)
    void startsWithNothingThereAndSaysWhatIsMissing() {
        given().get(ready)
                .then()
                .statusCode(503)
                .body(reason("database"), containsString("PostgreSQL at 127.0.0.1:" + database.port()))
                .body(reason("database"), containsString("does not take connections"))
                .body(reason("migrations"), containsString("not known while the database is not"))
                .body(reason("issuer"), containsString("the issuer " + issuerUrl + " cannot be reached"));
        given().get(live).then().statusCode(200);
        given().auth()
                .oauth2(token())
                .get("/v1/notes")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("5"))
                .body("detail", containsString("issuer"));
        assertThrows(RuntimeException.class, this::ownToken);
    }

    @Test
    @Order(2)
    void saysWhichMigrationsAreMissingOnceTheDatabaseIsThere() {
        database.open();
        awaitCheck("database", "UP");
        given().get(ready)
                .then()
                .statusCode(503)
                .body(reason("database"), nullValue())
                .body(reason("migrations"), containsString(NEWEST))
                .body(reason("migrations"), containsString("the database has none yet"));
    }

    @Test
    @Order(3)
    void saysHowFarTheMigrationsAre() {
        migrate("202611240700");
        given().get(ready)
                .then()
                .statusCode(503)
                .body(reason("migrations"), containsString("the newest one there is 202611240700"));
    }

    @Test
    @Order(4)
    void worksOnceTheMigrationsAreThere() throws Exception {
        migrate("latest");
        awaitCheck("migrations", "UP");
        // Then what waited for them goes on: the sequencer places an event
        try (var superuser = Database.superuser();
                var statement = superuser.createStatement()) {
            statement.execute("INSERT INTO late.outbox (type, subject, visible_to, happened_at, data)"
                    + " VALUES ('t', 's', '*', now(), '{}')");
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                try (var count = statement.executeQuery("SELECT count(*) FROM late.events")) {
                    return count.next() && count.getInt(1) == 1;
                }
            });
        }
        given().get(ready).then().statusCode(503).body(reason("issuer"), containsString(issuerUrl));
    }

    @Test
    @Order(5)
    void isReadyOnceItHasTheKeysOfTheIssuerAndThenGoesOnWithoutIt() {
        issuer.open();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get(ready).then().statusCode(200));
        // When the issuer goes away before anybody has come with a token
        issuer.shut();
        given().auth().oauth2(token()).get("/v1/notes").then().statusCode(200);
        given().get(ready).then().statusCode(200);
    }

    @Test
    @Order(6)
    void hasATokenOfItsOwnThoughItAskedInVainBefore() {
        issuer.open();
        assertFalse(ownToken().isEmpty());
        issuer.shut();
    }

    @Test
    @Order(7)
    void databaseThatGoesAwayIsMissedAndFoundAgain() {
        database.shut();
        down().body(reason("database"), containsString("does not take connections"))
                .body(reason("migrations"), nullValue());
        given().get(live).then().statusCode(200);
        given().auth().oauth2(token()).get("/v1/notes").then().statusCode(503).header("Retry-After", equalTo("5"));
        // When it is back, then so is the service
        database.open();
        awaitCheck("database", "UP");
        given().auth().oauth2(token()).get("/v1/notes").then().statusCode(200);
    }

    @Test
    @Order(8)
    void databaseThatAnswersNothingIsToldWithinTheProbesTime() {
        database.fallSilent();
        down().body(reason("database"), containsString("does not answer"))
                .time(lessThan(3_000L), TimeUnit.MILLISECONDS);
        database.open();
        awaitCheck("database", "UP");
    }

    @Test
    @Order(9)
    void busyPoolIsNoOutage() throws Exception {
        // Given that all connections of the pool wait for a lock
        try (var superuser = Database.superuser();
                var lock = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            lock.execute("LOCK TABLE late.notes IN ACCESS EXCLUSIVE MODE");
            List<Thread> callers = IntStream.range(0, 40)
                    .mapToObj(i -> Thread.ofVirtual()
                            .start(() -> given().auth().oauth2(token()).get("/v1/notes")))
                    .toList();
            await().atMost(Duration.ofSeconds(10)).until(() -> waiting() >= 16);
            given().get(ready).then().statusCode(200).time(lessThan(1_000L), TimeUnit.MILLISECONDS);
            superuser.rollback();
            for (Thread caller : callers) {
                caller.join();
            }
        }
    }

    private static int waiting() throws Exception {
        try (var superuser = Database.superuser();
                var statement = superuser.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE usename = 'late_app' AND wait_event_type = 'Lock'")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static void migrate(String target) {
        Flyway.configure()
                .dataSource("jdbc:postgresql://localhost:" + Database.port() + "/writ", "late_owner", "test")
                .schemas("late")
                .createSchemas(false)
                .outOfOrder(true)
                .locations("classpath:db/kit", "classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private String ownToken() {
        return ownToken.get().await().atMost(Duration.ofSeconds(10));
    }

    private String token() {
        return Tokens.with(Map.of("sub", "x", "groups", List.of("authority-analyst"), "iss", issuerUrl));
    }

    private ValidatableResponse down() {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> given().get(ready), answer -> answer.statusCode() == 503)
                .then();
    }

    private void awaitCheck(String name, String status) {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> given().get(ready),
                        (Response answer) -> status.equals(
                                answer.jsonPath().getString("checks.find { it.name == '" + name + "' }.status")));
    }

    private static String reason(String check) {
        return "checks.find { it.name == '" + check + "' }.data.reason";
    }
}
