package writ.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartValuesTest {
    /** A parent chart hands this down; the chart itself has no use for it. */
    private static final Set<String> WITHOUT_DEFAULT = Set.of("global");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            publicUrls: https://writ.example.gov                      | publicUrls
            databse: { host: postgres }                               | databse
            database: { hots: postgres }                              | hots
            services: { directive: { replica: 2 } }                   | replica
            services: { inventory: { database: { app: { usr: x } } } } | usr
            services: { reporting: { replicas: 1 } }                  | reporting
            services: { directive: { oidc: { secret: { value: x } } } } | value
            pod: { tmpsize: 1Gi }                                     | tmpsize
            networkPolicy: { http: { form: [] } }                     | form
            networkPolicy: { database: { to: [{ podSelecter: {} }] } } | podSelecter
            networkPolicy: { database: { to: [{ podSelector: { matchLabel: {} } }] } } | matchLabel
            services: { directive: { autoscaling: { max: 3 } } }      | max
            pod: { tolerations: [{ keys: dedicated }] }               | keys
            gateway: { parentRefs: [{ name: a, names: b }] }          | names
            tests: { reader: { secrets: { name: x } } }               | secrets
            """)
    void aTypoIsRefusedByTheKeysName(String yaml, String key) throws IOException {
        var refusal = refusalOf(yaml);
        assertTrue(refusal.contains("additional properties '" + key + "' not allowed"), refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            database: { port: "5432" }                                     | /database/port
            database: { poolSize: 0 }                                      | /database/poolSize
            smtp: { startTls: maybe }                                      | /smtp/startTls
            publicUrl: writ.example.gov                                    | /publicUrl
            webhooks: { allow: [10.0.0.1] }                                | /webhooks/allow/0
            services: { directive: { image: { digest: abc } } }            | /services/directive/image/digest
            services: { directive: { resources: { limits: { memory: lots } } } } | /services/directive/resources/limits/memory
            pod: { runAsUser: 0 }                                          | /pod/runAsUser
            database: { tls: { mode: always } }                            | /database/tls/mode
            proxies: { trusted: [edge] }                                   | /proxies/trusted/0
            networkPolicy: { dns: { ports: [0] } }                         | /networkPolicy/dns/ports/0
            networkPolicy: { dns: { ports: [] } }                          | /networkPolicy/dns/ports
            networkPolicy: { traces: { ports: [] } }                       | /networkPolicy/traces/ports
            pod: { tmpSize: -1 }                                           | /pod/tmpSize
            services: { directive: { autoscaling: { targetCpu: 0 } } }     | /services/directive/autoscaling/targetCpu
            gateway: { requestTimeout: 5 minutes }                         | /gateway/requestTimeout
            pod: { shutdownDelaySeconds: 5s }                              | /pod/shutdownDelaySeconds
            migrations: { backoffLimit: 21 }                               | /migrations/backoffLimit
            """)
    void aWrongValueIsRefusedByItsPlace(String yaml, String place) throws IOException {
        var refusal = refusalOf(yaml);
        assertTrue(refusal.contains("at '" + place + "'"), refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            env: { WRIT_DB_HOST: elsewhere }                        | WRIT_DB_HOST
            services: { directive: { env: { WRIT_DB_PORT: "1" } } } | WRIT_DB_PORT
            env: { WRIT_DELIVRY_LEASE: 2m }                         | WRIT_DELIVRY_LEASE
            env: { QUARKUS_SHUTDOWN_TIMEOUT: 60s }                  | QUARKUS_SHUTDOWN_TIMEOUT
            migrations: { env: { WRIT_INTAKE_PERMITS: "1" } }       | WRIT_INTAKE_PERMITS
            pod: { labels: { app.kubernetes.io/component: other } } | app.kubernetes.io/component
            """)
    void whatTheChartSetsItselfCannotBeGiven(String yaml, String name) throws IOException {
        var refusal = refusalOf(yaml);
        assertTrue(refusal.contains("invalid propertyName '" + name + "'"), refusal);
    }

    @Test
    void aQuantityMayBeANumber() throws IOException {
        var values = Files.writeString(
                folder.resolve("values.yaml"),
                "services: { directive: { resources: { limits: { cpu: 1.5, memory: 536870912 } } } }");
        var directive = Installation.of("smallest", values).one("Deployment", "directive");
        var limits = Yaml.at(directive, Installation.CONTAINER + "/resources/limits");
        assertEquals(1.5, Yaml.at(limits, "cpu").getAsDouble());
        assertEquals(536_870_912, Yaml.at(limits, "memory").getAsDouble());
    }

    @Test
    void aMissingSecretNameIsSaidWithWhatItIsFor() throws IOException {
        var refusal = refusalOf("services: { inventory: { database: { owner: { secret: { name: \"\" } } } } }");
        assertTrue(
                refusal.contains("These values are missing:\n  services.inventory.database.owner.secret.name:"
                        + " the Secret with the password of database role inventory_owner\n"),
                refusal);
    }

    @Test
    void aMailUserNeedsASecret() throws IOException {
        var refusal = refusalOf("smtp: { user: writ }");
        assertTrue(refusal.contains("smtp.secret.name: the Secret with the password of writ"), refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            database: { tls: { caSecret: { name: ca } } } | a CA is named, and mode prefer does not look at it; only verify-full does
            database: { tls: { mode: verify-full, caSecret: { name: a }, caConfigMap: { name: b } } } | caSecret and caConfigMap are both named
            """)
    void aCaThatWouldNotBeReadIsRefused(String yaml, String words) throws IOException {
        var refusal = refusalOf(yaml);
        assertTrue(refusal.contains("These values do not go together:\n  database.tls: " + words), refusal);
    }

    @Test
    void everythingMissingIsSaidAtOnce() {
        var refusal = assertThrows(
                        IllegalStateException.class, () -> Chart.committed().render())
                .getMessage();
        var named = refusal.lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(":")[0]);
        var expected = new TreeSet<>(Set.of("publicUrl", "database.host", "oidc.issuer", "smtp.host", "smtp.from"));
        for (var service : Chart.SERVICES) {
            expected.add("services." + service + ".database.app.secret.name");
            expected.add("services." + service + ".database.owner.secret.name");
            expected.add("services." + service + ".oidc.secret.name");
        }
        assertEquals(expected.stream().toList(), named.toList());
    }

    @Test
    void everyValueIsDescribedAndHasADefault() throws IOException {
        var schema = Yaml.read(Chart.HOME.resolve("values.schema.json"));
        var defaults = Yaml.read(Chart.HOME.resolve("values.yaml"));
        var checked = check(schema, schema, defaults, "");
        assertTrue(checked > 80, () -> "only " + checked + " values were found");
    }

    @Test
    void everyValueIsDescribedAndBoundedHoweverDeepItLies() throws IOException {
        var schema = Yaml.read(Chart.HOME.resolve("values.schema.json"));
        var faults = new ArrayList<String>();
        var seen = new SchemaWalk(schema, faults).properties();
        assertEquals(List.of(), faults);
        assertTrue(seen > 150, () -> "only " + seen + " values were found");
    }

    private String refusalOf(String yaml) throws IOException {
        var values = Files.writeString(folder.resolve("values.yaml"), yaml);
        var chart = Chart.committed();
        return assertThrows(IllegalStateException.class, () -> chart.render(Chart.values("smallest"), values))
                .getMessage();
    }

    /** Walks the schema beside the defaults and counts the values seen. */
    private static int check(JsonObject root, JsonObject schema, JsonElement defaults, String at) {
        var resolved = resolved(root, schema);
        if (!resolved.has("properties")) {
            return 1;
        }
        assertEquals("false", Yaml.text(resolved, "additionalProperties"), at + " takes any key");
        var count = 0;
        for (var entry : Yaml.at(resolved, "properties").getAsJsonObject().entrySet()) {
            var property = entry.getValue().getAsJsonObject();
            var place = at + "/" + entry.getKey();
            assertTrue(property.has("description"), place + " has no description");
            if (!WITHOUT_DEFAULT.contains(entry.getKey())) {
                assertTrue(defaults.getAsJsonObject().has(entry.getKey()), place + " has no default");
                count += check(root, property, Yaml.at(defaults, entry.getKey()), place);
            }
        }
        return count;
    }

    private static JsonObject resolved(JsonObject root, JsonObject schema) {
        return schema.has("$ref")
                ? Yaml.at(root, Yaml.text(schema, "$ref").substring("#/".length()))
                        .getAsJsonObject()
                : schema;
    }
}
