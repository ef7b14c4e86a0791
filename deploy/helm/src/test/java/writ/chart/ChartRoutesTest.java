package writ.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ingress and HTTPRoute, which go by routes.yaml. */
class ChartRoutesTest {
    @TempDir
    Path folder;

    @Test
    void theIngressSendsEveryRouteToItsService() throws IOException {
        var ingress = Installation.of("production").one("Ingress", "edge");
        var routes = new TreeMap<String, String>();
        for (var path : Yaml.at(ingress, "spec/rules/0/http/paths").getAsJsonArray()) {
            assertEquals("Prefix", Yaml.text(path, "pathType"));
            assertEquals("http", Yaml.text(path, "backend/service/port/name"));
            routes.put(Yaml.text(path, "path"), Yaml.text(path, "backend/service/name"));
        }
        assertEquals(routes(), routes);
    }

    @Test
    void theHttpRouteSendsEveryRouteToItsService() throws IOException {
        var route = Installation.of("production").one("HTTPRoute", "edge");
        var routes = new TreeMap<String, String>();
        for (var rule : Yaml.at(route, "spec/rules").getAsJsonArray()) {
            for (var match : Yaml.at(rule, "matches").getAsJsonArray()) {
                assertEquals("PathPrefix", Yaml.text(match, "path/type"));
                routes.put(Yaml.text(match, "path/value"), Yaml.text(rule, "backendRefs/0/name"));
            }
            assertEquals("80", Yaml.text(rule, "backendRefs/0/port"));
            assertEquals("0s", Yaml.text(rule, "timeouts/request"));
        }
        assertEquals(routes(), routes);
    }

    @Test
    void bothAreForTheHostOfThePublicUrl() throws IOException {
        var values = Files.writeString(folder.resolve("url.yaml"), "publicUrl: https://writ.example.gov:8443");
        var installation = Installation.of("production", values);
        var ingress = installation.one("Ingress", "edge");
        var tls = JsonParser.parseString("""
                [{"hosts": ["writ.example.gov"], "secretName": "writ-certificate"}]""");
        assertAll(
                () -> assertEquals("writ.example.gov", Yaml.text(ingress, "spec/rules/0/host")),
                () -> assertEquals(tls, Yaml.at(ingress, "spec/tls")),
                () -> assertEquals(
                        "writ.example.gov", Yaml.text(installation.one("HTTPRoute", "edge"), "spec/hostnames/0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "rehearsal"})
    void neitherIsMadeUnasked(String set) {
        var installation = Installation.of(set);
        assertEquals(List.of(), installation.all("Ingress"));
        assertEquals(List.of(), installation.all("HTTPRoute"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            publicUrl: https://gov.example/writ                  | publicUrl: has the path /writ
            publicUrl: https://10.1.2.3                          | publicUrl: Ingress and HTTPRoute need a host name in lower case, and 10.1.2.3 is none
            publicUrl: https://Writ.Example.Gov                  | and Writ.Example.Gov is none
            publicUrl: http://writ.example.gov                   | ingress.tls.secretName: there is a certificate, and publicUrl begins with http
            gateway: { parentRefs: [] }                          | gateway.parentRefs: the Gateways that the route belongs to
            """)
    void whatCannotBeRoutedIsRefusedInWords(String yaml, String words) throws IOException {
        var values = Files.writeString(folder.resolve("values.yaml"), yaml);
        var chart = Chart.committed();
        var refusal = assertThrows(IllegalStateException.class, () -> chart.render(Chart.values("production"), values))
                .getMessage();
        assertTrue(refusal.contains(words), refusal);
    }

    @Test
    void aPathIsNobodysTroubleWithoutThem() throws IOException {
        var values = Files.writeString(folder.resolve("url.yaml"), "publicUrl: https://gov.example/writ");
        var container =
                Yaml.at(Installation.of("smallest", values).one("Deployment", "directive"), Installation.CONTAINER);
        assertEquals(
                "https://gov.example/writ", Installation.settings(container).get("WRIT_PUBLIC_URL"));
    }

    @Test
    void theSchemaOfHttpRouteRefusesWhatItDoesNotKnow() throws IOException {
        var route = Installation.of("production").one("HTTPRoute", "edge");
        GatewayTypes.check(route);
        assertAll(
                () -> assertRefused(route, "spec", "hostname", "writ.example.gov"),
                () -> assertRefused(route, "spec/rules/0/matches/0/path", "type", "Prefix"),
                () -> assertRefused(route, "spec/rules/0/timeouts", "request", "5 minutes"),
                () -> assertRefused(route, "spec/rules/0/backendRefs/0", "port", "http"));
    }

    private static void assertRefused(JsonObject route, String at, String field, String value) {
        var changed = route.deepCopy();
        Yaml.at(changed, at).getAsJsonObject().add(field, new JsonPrimitive(value));
        assertThrows(AssertionError.class, () -> GatewayTypes.check(changed), () -> at + "/" + field);
    }

    /** Names of the Services by the routes of the suite. */
    private static Map<String, String> routes() throws IOException {
        var routes = new TreeMap<String, String>();
        Yaml.at(Yaml.read(Path.of("..", "routes.yaml")), "routes")
                .getAsJsonObject()
                .entrySet()
                .forEach(service -> service.getValue()
                        .getAsJsonArray()
                        .forEach(prefix -> routes.put(
                                prefix.getAsString(),
                                "bod-writ-" + service.getKey().replace("-service", ""))));
        return routes;
    }
}
