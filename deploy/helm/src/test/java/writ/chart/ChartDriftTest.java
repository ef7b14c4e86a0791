package writ.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static writ.chart.Installation.CONTAINER;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chart and services say the same; the reactor packages the services before it comes to this module. */
class ChartDriftTest {
    /** Settings that an installation has no say in. */
    private static final Set<String> NOT_THE_CHARTS = Set.of(
            "WRIT_SERVICE", // which service it is
            "WRIT_HTTP_HOST", // a pod listens on all of its addresses
            "WRIT_FEEDS_DIRECTIVE_URL", // these three follow the peers' URLs
            "WRIT_FEEDS_INVENTORY_URL",
            "WRIT_FEEDS_NOTIFICATION_URL");

    private static final String OWNER_PASSWORD = "WRIT_DB_OWNER_PASSWORD";
    /** Quarkus adds it to every manifest, and nothing reads it. */
    private static final String NAMESPACE = "KUBERNETES_NAMESPACE";

    @TempDir
    Path folder;

    private Installation installation;

    @BeforeEach
    void installWithEverySecret() throws IOException {
        var signIn = Files.writeString(folder.resolve("smtp.yaml"), "smtp: { user: writ, secret: { name: smtp } }");
        installation = Installation.of("smallest", signIn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive", "inventory", "notification"})
    void portsAreThoseOfTheGeneratedManifest(String name) throws IOException {
        var ours = installation.one("Deployment", name);
        var theirs = new Service(name).manifest("Deployment");
        assertEquals(containerPorts(theirs), containerPorts(ours));
        var ports = servicePorts(new Service(name).manifest("Service"), containerPorts(theirs));
        var management = containerPorts(theirs).get("management");
        ports.put(management, management);
        assertEquals(ports, servicePorts(installation.one("Service", name), containerPorts(ours)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive", "inventory", "notification"})
    void probesAskWhatTheGeneratedManifestAsks(String name) throws IOException {
        var ours = installation.one("Deployment", name);
        var theirs = new Service(name).manifest("Deployment");
        for (var probe : Set.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertEquals(asks(theirs, probe), asks(ours, probe), probe);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive", "inventory", "notification"})
    void metricsAreFoundWhereTheGeneratedManifestSays(String name) throws IOException {
        var ours = Yaml.at(installation.one("Deployment", name), "spec/template/metadata/annotations");
        var theirs = Yaml.at(new Service(name).manifest("Deployment"), "spec/template/metadata/annotations");
        for (var key : Set.of("prometheus.io~1scrape", "prometheus.io~1path", "prometheus.io~1port")) {
            assertEquals(Yaml.text(theirs, key), Yaml.text(ours, key), key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive", "inventory", "notification"})
    void theImageIsTheOneTheBuildNames(String name) throws IOException {
        var ours = Yaml.text(installation.one("Deployment", name), CONTAINER + "/image");
        var theirs = Yaml.text(new Service(name).manifest("Deployment"), CONTAINER + "/image");
        assertEquals(theirs, "docker.io/" + ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive", "inventory", "notification"})
    void secretsAreThoseOfTheGeneratedManifest(String name) throws IOException {
        var theirs = keys(Yaml.at(new Service(name).manifest("Deployment"), CONTAINER));
        theirs.remove(NAMESPACE);
        assertEquals(theirs, keys(Yaml.at(installation.one("Deployment", name), CONTAINER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive", "inventory", "notification"})
    void environmentIsEverySettingThatTheServiceLists(String name) throws IOException {
        var expected = new Service(name).environment();
        expected.removeAll(NOT_THE_CHARTS);
        var ours = environment(Yaml.at(installation.one("Deployment", name), CONTAINER));
        ours.addAll(environment(migrationOf(name)));
        ours.remove("QUARKUS_INIT_AND_EXIT");
        assertEquals(expected, ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive", "inventory", "notification"})
    void onlyTheMigrationKnowsTheOwner(String name) {
        var service = environment(Yaml.at(installation.one("Deployment", name), CONTAINER));
        assertFalse(service.contains(OWNER_PASSWORD) || service.contains("WRIT_DB_OWNER_USER"), service::toString);
        assertEquals(Map.of(OWNER_PASSWORD, name + "-owner/password"), Installation.secrets(migrationOf(name)));
    }

    private JsonElement migrationOf(String name) {
        return Yaml.at(installation.one("Job", "migrations"), Installation.POD + "/containers")
                .getAsJsonArray()
                .asList()
                .stream()
                .filter(container -> name.equals(Yaml.text(container, "name")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void routesAreThoseOfTheWholeSuite() throws IOException {
        assertEquals(
                Files.readString(Path.of("..", "routes.yaml")), Files.readString(Chart.HOME.resolve("routes.yaml")));
    }

    @Test
    void whatMakesSchemasAndRolesIsTheKitsOwn() throws IOException {
        var kits = Path.of("..", "..", "service-kit", "src", "main", "resources", "writ", "kit", "db", "bootstrap.sql");
        assertEquals(Files.readString(kits), Files.readString(Chart.HOME.resolve("files/bootstrap.sql")));
    }

    private static Map<String, Integer> containerPorts(JsonObject deployment) {
        var ports = new TreeMap<String, Integer>();
        Yaml.at(deployment, CONTAINER + "/ports")
                .getAsJsonArray()
                .forEach(port -> ports.put(
                        Yaml.text(port, "name"), Yaml.at(port, "containerPort").getAsInt()));
        return ports;
    }

    private static Map<Integer, Integer> servicePorts(JsonObject service, Map<String, Integer> names) {
        var ports = new TreeMap<Integer, Integer>();
        Yaml.at(service, "spec/ports")
                .getAsJsonArray()
                .forEach(port ->
                        ports.put(Yaml.at(port, "port").getAsInt(), number(Yaml.at(port, "targetPort"), names)));
        return ports;
    }

    private static String asks(JsonObject deployment, String probe) {
        var get = Yaml.at(deployment, CONTAINER + "/" + probe + "/httpGet");
        return number(Yaml.at(get, "port"), containerPorts(deployment)) + Yaml.text(get, "path");
    }

    private static int number(JsonElement port, Map<String, Integer> names) {
        var text = port.getAsString();
        return names.containsKey(text) ? names.get(text) : Integer.parseInt(text);
    }

    private static Set<String> environment(JsonElement container) {
        var names = new TreeSet<>(Installation.settings(container).keySet());
        names.addAll(Installation.secrets(container).keySet());
        return names;
    }

    /** Keys of secrets by the environment variable they become. */
    private static Map<String, String> keys(JsonElement container) {
        var keys = Installation.secrets(container);
        keys.replaceAll((variable, secret) -> secret.substring(secret.indexOf('/') + 1));
        return keys;
    }
}
