package writ.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static writ.chart.Installation.CONTAINER;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartConfigTest {
    @TempDir
    Path folder;

    @Test
    void configurationSaysWhatTheValuesSay() {
        var container = Yaml.at(Installation.of("rehearsal").one("Deployment", "notification"), CONTAINER);
        var expected = """
                {"WRIT_HTTP_PORT": "8080", "WRIT_MANAGEMENT_PORT": "9000",
                 "WRIT_PUBLIC_URL": "http://writ.rehearsal.example:30080",
                 "WRIT_DIRECTIVE_URL": "http://drill-directive",
                 "WRIT_INVENTORY_URL": "http://drill-inventory",
                 "WRIT_NOTIFICATION_URL": "http://drill-notification",
                 "WRIT_DB_HOST": "10.0.0.7", "WRIT_DB_PORT": "5432", "WRIT_DB_NAME": "writ", "WRIT_DB_POOL_SIZE": "16",
                 "WRIT_DB_TLS": "disable", "WRIT_DB_TLS_CA": "", "WRIT_DB_MIGRATE": "false",
                 "WRIT_DB_APP_USER": "notification_app",
                 "WRIT_OIDC_ISSUER": "http://issuer.rehearsal.example:8084/writ",
                 "WRIT_OIDC_AUDIENCE": "writ", "WRIT_OIDC_CLIENT_ID": "notification-service",
                 "WRIT_CLAIMS_ROLES": "realm_access/roles", "WRIT_CLAIMS_AGENCY": "writ_agency",
                 "WRIT_CLAIMS_COMPONENT": "writ_component",
                 "WRIT_CLOCK_SIMULATED": "true", "WRIT_LOG_JSON": "false", "WRIT_TRACES_SHARE": "0.25",
                 "WRIT_PROXY_TRUSTED": "10.0.0.9,10.1.0.0/16", "WRIT_SHUTDOWN_DELAY": "5s",
                 "WRIT_SMTP_HOST": "inbox", "WRIT_SMTP_PORT": "3025",
                 "WRIT_SMTP_FROM": "writ@rehearsal.example", "WRIT_SMTP_STARTTLS": "DISABLED",
                 "WRIT_WEBHOOK_ALLOW": "10.0.0.0/8,fd00::/8"}""";
        assertEquals(JsonParser.parseString(expected), new Gson().toJsonTree(Installation.settings(container)));
    }

    @Test
    void secretsAreNamedAndNeverHeld() {
        var container = Yaml.at(Installation.of("production").one("Deployment", "notification"), CONTAINER);
        var expected = Map.of(
                "WRIT_DB_APP_PASSWORD", "writ-notification-app/password",
                "WRIT_OIDC_CLIENT_SECRET", "writ-notification-client/client-secret",
                "WRIT_SMTP_PASSWORD", "smtp/password");
        assertEquals(expected, Installation.secrets(container));
    }

    @Test
    void aValueIsNeverReadAsAReferenceToAnother() throws IOException {
        var values = Files.writeString(folder.resolve("env.yaml"), "env: { QUARKUS_X: '$(WRIT_DB_HOST)' }");
        var container = Yaml.at(Installation.of("smallest", values).one("Deployment", "directive"), CONTAINER);
        assertEquals("$$(WRIT_DB_HOST)", Installation.settings(container).get("QUARKUS_X"));
    }

    @Test
    void aServicesOwnSettingWinsOverTheCommonOne() {
        var installation = Installation.of("production");
        assertAll(
                () -> assertEquals("DEBUG", logLevel(installation, "directive")),
                () -> assertEquals("INFO", logLevel(installation, "inventory")),
                () -> assertEquals(
                        "registry.example.gov/writ/directive-service@sha256:" + "0123456789abcdef".repeat(4),
                        image(installation, "directive")),
                () -> assertEquals(
                        "registry.example.gov/writ/inventory-service:1.4.3", image(installation, "inventory")),
                () -> assertEquals(
                        "registry.example.gov/writ/notification-service:1.4.2", image(installation, "notification")));
    }

    @Test
    void anEmptySettingOfAServiceWinsToo() throws IOException {
        var values = Files.writeString(
                folder.resolve("env.yaml"),
                "{ env: { QUARKUS_X: all }, services: { directive: { env: { QUARKUS_X: '' } } } }");
        var installation = Installation.of("smallest", values);
        assertAll(
                () -> assertEquals("", setting(installation, "directive", "QUARKUS_X")),
                () -> assertEquals("all", setting(installation, "inventory", "QUARKUS_X")));
    }

    @Test
    void withoutATagTheImageIsOfTheBuildsVersion() {
        var version = System.getProperty("writ.version");
        assertEquals("writ/directive-service:" + version, image(Installation.of("smallest"), "directive"));
    }

    private static String image(Installation installation, String service) {
        return Yaml.text(installation.one("Deployment", service), CONTAINER + "/image");
    }

    private static String logLevel(Installation installation, String service) {
        return setting(installation, service, "QUARKUS_LOG_LEVEL");
    }

    private static String setting(Installation installation, String service, String name) {
        var container = Yaml.at(installation.one("Deployment", service), CONTAINER);
        return Installation.settings(container).get(name);
    }
}
