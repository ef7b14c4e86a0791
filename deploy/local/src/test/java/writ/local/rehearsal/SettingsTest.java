package writ.local.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import writ.local.plan.Refusal;
import writ.local.plan.Service;

class SettingsTest {

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "WRIT_REHEARSAL_NAME", "rehearsal",
            "WRIT_DB_HOST", "database",
            "WRIT_DIRECTIVE_URL", "http://writ-directive",
            "WRIT_INVENTORY_URL", "http://writ-inventory:8080",
            "WRIT_NOTIFICATION_URL", "http://writ-notification"));

    @Test
    void theEnvironmentSaysWhereEverythingIs() {
        environment.put("WRIT_REHEARSAL_FROM", "2017-09-13T13:00:00Z");
        Settings settings = Settings.of(environment);
        assertEquals(
                new Settings(
                        "rehearsal",
                        "database",
                        Map.of(
                                Service.DIRECTIVE, URI.create("http://writ-directive"),
                                Service.INVENTORY, URI.create("http://writ-inventory:8080"),
                                Service.NOTIFICATION, URI.create("http://writ-notification")),
                        Optional.of(Instant.parse("2017-09-13T13:00:00Z"))),
                settings);
    }

    @Test
    void withoutAStartBusinessTimeIsWallTime() {
        assertEquals(Optional.empty(), Settings.of(environment).from());
    }

    @ParameterizedTest
    @CsvSource({
        "WRIT_DB_HOST, ' ', WRIT_DB_HOST is not set",
        "WRIT_INVENTORY_URL, https://writ, 'WRIT_INVENTORY_URL must be http://host or http://host:port, and is https://writ'",
        "WRIT_INVENTORY_URL, 'not one', 'WRIT_INVENTORY_URL is no URL: not one'",
        "WRIT_REHEARSAL_FROM, 2017, 'WRIT_REHEARSAL_FROM must be an instant as 2017-09-13T13:00:00Z, and is 2017'"
    })
    void whatIsWrongIsNamed(String name, String value, String words) {
        environment.put(name, value);
        assertEquals(
                words,
                assertThrows(Refusal.class, () -> Settings.of(environment)).words());
    }
}
