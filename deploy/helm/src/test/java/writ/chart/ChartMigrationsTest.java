package writ.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartMigrationsTest {
    private static final String HOOK = "metadata/annotations/helm.sh~1hook";

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "production", "rehearsal"})
    void migrationsEndBeforeAnythingOfTheReleaseIsMade(String set) {
        var job = Installation.of(set).one("Job", "migrations");
        assertAll(
                () -> assertEquals("pre-install,pre-upgrade", Yaml.text(job, HOOK)),
                () -> assertEquals("Never", Yaml.text(job, Installation.POD + "/restartPolicy")),
                () -> assertEquals("before-hook-creation", Yaml.text(job, HOOK + "-delete-policy")));
    }

    @Test
    void whatTheJobNeedsIsThereBeforeItAndGoesAfterIt() {
        var installation = Installation.of("smallest");
        var job = installation.one("Job", "migrations");
        var account = installation.one("ServiceAccount", "migrations");
        assertAll(
                () -> assertEquals(
                        Yaml.text(account, "metadata/name"), Yaml.text(job, Installation.POD + "/serviceAccountName")),
                () -> assertEquals(Yaml.text(job, HOOK), Yaml.text(account, HOOK)),
                () -> assertTrue(weight(account) < weight(job)),
                () -> assertEquals("before-hook-creation,hook-succeeded", Yaml.text(account, HOOK + "-delete-policy")));
    }

    @Test
    void eachServiceMigratesByItsOwnImageAndOwner() {
        var job = Installation.of("production").one("Job", "migrations");
        var containers = Yaml.at(job, Installation.POD + "/containers").getAsJsonArray();
        assertEquals(3, containers.size());
        var inventory = containers.get(1);
        var expected = Map.of(
                "QUARKUS_INIT_AND_EXIT", "true",
                "QUARKUS_LOG_LEVEL", "DEBUG",
                "WRIT_DB_MIGRATE", "true",
                "WRIT_DB_HOST", "writ-rw.postgres.svc",
                "WRIT_DB_PORT", "5433",
                "WRIT_DB_NAME", "compliance",
                "WRIT_DB_OWNER_USER", "inventory_owner",
                "WRIT_DB_TLS", "verify-full",
                "WRIT_DB_TLS_CA", "/etc/writ/database/ca.crt",
                "WRIT_LOG_JSON", "true");
        assertAll(
                () -> assertEquals(expected, Installation.settings(inventory)),
                () -> assertEquals("registry.example.gov/writ/inventory-service:1.4.3", Yaml.text(inventory, "image")),
                () -> assertEquals(
                        Map.of("WRIT_DB_OWNER_PASSWORD", "writ-inventory-owner/password"),
                        Installation.secrets(inventory)));
    }

    @Test
    void theAuthorityOfTheDatabaseIsReadByServicesAndMigrations() {
        var installation = Installation.of("production");
        var volume = JsonParser.parseString("""
                {"name": "database-ca", "secret": {"secretName": "writ-ca", "items": [{"key": "ca.crt", "path": "ca.crt"}]}}""");
        var mount = JsonParser.parseString("""
                {"name": "database-ca", "mountPath": "/etc/writ/database", "readOnly": true}""");
        for (var pods : List.of(installation.one("Deployment", "inventory"), installation.one("Job", "migrations"))) {
            assertTrue(Yaml.at(pods, Installation.POD + "/volumes")
                    .getAsJsonArray()
                    .contains(volume));
            for (var container : Yaml.at(pods, Installation.POD + "/containers").getAsJsonArray()) {
                assertTrue(Yaml.at(container, "volumeMounts").getAsJsonArray().contains(mount));
            }
        }
    }

    private static int weight(JsonObject hook) {
        return Integer.parseInt(Yaml.text(hook, HOOK + "-weight"));
    }
}
