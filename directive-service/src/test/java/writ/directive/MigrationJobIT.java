package writ.directive;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.kit.testing.Database;
import writ.kit.testing.OpenApiContract;
import writ.kit.testing.ServiceProcess;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** The packaged service as Kubernetes runs it: a job that migrates, and replicas that do not. */
class MigrationJobIT {

    private static final String DATABASE = "jobs";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration JOB = Duration.ofSeconds(60);

    private final List<ServiceProcess> started = new ArrayList<>();

    @BeforeEach
    void emptyDatabase() throws Exception {
        WritTestResource.of("directive");
        Database.create(DATABASE, "directive");
    }

    @AfterEach
    void stop() {
        started.forEach(ServiceProcess::kill);
    }

    @Test
    void replicasThatCameFirstStartByThemselvesWhenTheJobIsDone() throws Exception {
        // Given
        ServiceProcess first = launch(service());
        ServiceProcess second = launch(service());
        first.await(503);
        second.await(503);
        first.ready()
                .then()
                .body("checks.find { it.name == 'migrations' }.data.reason", containsString("has none yet"))
                .body("checks.find { it.name == 'seeds' }.data.reason", containsString("agencies"));

        given().auth()
                .oauth2(Tokens.analyst())
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .get(first.url() + "/v1/agencies")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("detail", containsString("being prepared"));

        // When
        ServiceProcess job = launch(job());

        // Then
        assertEquals(0, job.exit(JOB), job.log());
        assertFalse(job.log().contains("Listening on"), "nothing listened");
        assertFalse(job.log().contains("OIDC"), "nobody asked for an issuer");
        first.await(200);
        second.await(200);
        assertEquals(List.of("101"), rows("SELECT count(*) FROM directive.agencies"));
        assertEquals(List.of("1"), rows("SELECT count(*) FROM directive.directives"));
        assertEquals(
                List.of("directive_app"),
                rows("SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = '" + DATABASE
                        + "' AND usename <> 'postgres'"));
        OpenApiContract.assertDocumentIsCommitted(first.url(), "directive");
        JsonNode failure = lines(first).stream()
                .filter(line -> line.path("message").asText().startsWith("unavailable what=migrations"))
                .findFirst()
                .orElseThrow();
        assertEquals(TRACE, failure.at("/mdc/traceId").asText());
        assertFalse(lines(job).isEmpty());
    }

    /** Each line is one event, whoever wrote it. */
    private static List<JsonNode> lines(ServiceProcess process) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : process.log().lines().filter(text -> !text.isBlank()).toList()) {
            JsonNode event = JSON.readTree(line);
            assertFalse(event.path("level").asText().isEmpty(), line);
            lines.add(event);
        }
        return lines;
    }

    @Test
    void jobDoesNothingButMigrateAndMayRunAgain() throws Exception {
        for (int times = 0; times < 2; times++) {
            ServiceProcess job = launch(job());
            assertEquals(0, job.exit(JOB), job.log());
        }
        assertEquals(List.of("0"), rows("SELECT count(*) FROM directive.agencies"));
        assertEquals(List.of("0"), rows("SELECT count(*) FROM directive.events"));
    }

    @Test
    void jobOfAReleaseThatIsUndoneAcceptsWhatANewerOneHasDone() throws Exception {
        // Given migrations of a newer release, before and after the newest that is known
        assertEquals(0, launch(job()).exit(JOB));
        try (var connection = Database.superuser(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO directive.flyway_schema_history"
                    + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                    + " VALUES (1001, '202611240901', 'x', 'SQL', 'V202611240901__x.sql', 1, 'x', 1, true),"
                    + " (1002, '209901010000', 'y', 'SQL', 'V209901010000__y.sql', 1, 'x', 1, true)");
        }
        // When
        ServiceProcess job = launch(job());
        // Then
        assertEquals(0, job.exit(JOB), job.log());
        launch(service()).await(200);
    }

    @Test
    void jobThatCannotMigrateSaysWhyInOneLine() throws Exception {
        // When
        Map<String, String> wrong = job();
        wrong.put("writ.db.name", "nowhere");
        wrong.put("writ.db.owner-password", "some-secret");
        wrong.put("quarkus.flyway.migrations.connect-retries", "0");
        ServiceProcess job = launch(wrong);
        // Then
        assertNotEquals(0, job.exit(JOB));
        List<String> told =
                job.log().lines().filter(line -> line.contains("not-migrated")).toList();
        assertEquals(1, told.size(), job.log());
        assertTrue(told.getFirst().contains("nowhere"), told.getFirst());
        assertFalse(job.log().contains("some-secret"));
    }

    private ServiceProcess launch(Map<String, String> settings) throws IOException {
        ServiceProcess process = ServiceProcess.launch(settings);
        started.add(process);
        return process;
    }

    private static Map<String, String> job() {
        return new HashMap<>(Map.of(
                "writ.db.migrate", "true",
                "quarkus.init-and-exit", "true",
                "writ.db.host", "localhost",
                "writ.db.port", String.valueOf(Database.port()),
                "writ.db.name", DATABASE,
                "writ.db.owner-password", "test"));
    }

    private static Map<String, String> service() {
        return Map.of(
                "writ.db.migrate", "false",
                "writ.db.host", "localhost",
                "writ.db.port", String.valueOf(Database.port()),
                "writ.db.name", DATABASE,
                "writ.db.app-password", "test",
                "writ.oidc.issuer", Tokens.issuerUrl(),
                "writ.oidc.client-secret", "a-secret-of-thirty-two-characters");
    }

    private static List<String> rows(String query) throws SQLException {
        try (var connection = Database.superuser(DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
