package writ.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static writ.chart.Network.Peer.component;
import static writ.chart.Network.Peer.outside;
import static writ.chart.Network.Peer.pod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import writ.chart.Network.Peer;

class ChartNetworkTest {
    private static final Peer STRANGER = pod("compliance", Map.of("app", "curl"));
    private static final Peer PUBLIC = outside("203.0.113.7");
    private static final Peer PRIVATE = outside("10.9.8.7");
    private static final Peer DNS = pod("kube-system", Map.of("k8s-app", "kube-dns"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"directive", "inventory", "notification"})
    void onlyALabelledPodReachesTheApi(String service) {
        var network = Network.of(Installation.of("smallest"));
        var labelled = pod("elsewhere", Map.of("writ.dev/access", "true"));
        assertAll(
                () -> assertFalse(network.lets(STRANGER, component(service), 8080)),
                () -> assertFalse(network.lets(PUBLIC, component(service), 8080)),
                () -> assertTrue(network.lets(labelled, component(service), 8080)),
                () -> assertFalse(network.lets(labelled, component(service), 9000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive", "inventory", "notification"})
    void servicesReachEachOtherAndTheAcceptanceReachesThem(String service) {
        var network = Network.of(Installation.of("smallest"));
        for (var other : Chart.SERVICES) {
            if (!other.equals(service)) {
                assertTrue(network.lets(component(service), component(other), 8080), other);
                assertFalse(network.lets(component(service), component(other), 9000), other);
            }
        }
        assertTrue(network.lets(component("acceptance"), component(service), 8080));
        assertTrue(network.lets(component("acceptance"), component(service), 9000));
        assertFalse(network.lets(component("migrations"), component(service), 8080));
    }

    @Test
    void withoutPeersNobodyElseReachesTheApi() throws IOException {
        var values = Files.writeString(folder.resolve("shut.yaml"), "networkPolicy: { http: { from: [] } }");
        var network = Network.of(Installation.of("smallest", values));
        var labelled = pod("elsewhere", Map.of("writ.dev/access", "true"));
        assertFalse(network.lets(labelled, component("directive"), 8080));
        assertFalse(network.lets(STRANGER, component("directive"), 8080));
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive", "inventory", "notification"})
    void aServiceReachesWhatItNeedsWhereverItIs(String service) {
        var network = Network.of(Installation.of("smallest"));
        for (var anywhere : List.of(STRANGER, PUBLIC, PRIVATE)) {
            assertTrue(network.lets(component(service), anywhere, 5432), "PostgreSQL");
            assertTrue(network.lets(component(service), anywhere, 443), "the issuer");
            assertTrue(network.lets(component(service), anywhere, 53, "UDP"), "DNS");
            assertTrue(network.lets(component(service), anywhere, 53), "DNS");
            assertEquals("notification".equals(service), network.lets(component(service), anywhere, 587), "SMTP");
            assertFalse(network.lets(component(service), anywhere, 4317), "a collector that is not used");
            assertFalse(network.lets(component(service), anywhere, 80));
        }
    }

    @Test
    void theMigrationsReachTheDatabaseAndNothingElse() {
        var network = Network.of(Installation.of("smallest"));
        var migrations = component("migrations");
        assertAll(
                () -> assertTrue(network.lets(migrations, PRIVATE, 5432)),
                () -> assertTrue(network.lets(migrations, DNS, 53, "UDP")),
                () -> assertFalse(network.lets(migrations, PUBLIC, 443)),
                () -> assertFalse(network.lets(migrations, component("directive"), 8080)),
                () -> assertFalse(network.lets(STRANGER, migrations, 8080)));
    }

    @Test
    void whatThePlacesSayIsAllThatIsOpen() {
        var network = Network.of(Installation.of("production"));
        var notification = component("notification");
        var postgres = pod("postgres", Map.of("cnpg.io/cluster", "writ"));
        assertAll(
                () -> assertTrue(network.lets(pod("ingress", Map.of()), notification, 8080)),
                () -> assertFalse(network.lets(pod("other", Map.of("writ.dev/access", "true")), notification, 8080)),
                () -> assertTrue(network.lets(pod("monitoring", Map.of()), notification, 9000)),
                () -> assertTrue(network.lets(notification, postgres, 5432)),
                () -> assertFalse(network.lets(notification, postgres, 5433)),
                () -> assertFalse(network.lets(notification, pod("postgres", Map.of()), 5432)),
                () -> assertTrue(network.lets(component("inventory"), outside("203.0.113.7"), 443)),
                () -> assertFalse(network.lets(component("inventory"), outside("203.0.113.200"), 443)),
                () -> assertTrue(network.lets(notification, outside("198.51.100.25"), 25)),
                () -> assertFalse(network.lets(notification, outside("198.51.100.26"), 25)),
                () -> assertTrue(network.lets(notification, DNS, 53, "UDP")),
                () -> assertFalse(network.lets(notification, PUBLIC, 53, "UDP")),
                () -> assertTrue(network.lets(notification, pod("monitoring", Map.of()), 4317)));
    }

    @Test
    void thePortOfTheIssuerIsReadFromItsUrl() {
        var network = Network.of(Installation.of("rehearsal"));
        var issuer = pod("compliance", Map.of("app", "rehearsal"));
        assertTrue(network.lets(component("directive"), issuer, 8084));
        assertFalse(network.lets(component("directive"), issuer, 80));
        assertFalse(network.lets(component("directive"), PUBLIC, 8084));
    }

    @Test
    void theSwitchMakesNone() throws IOException {
        var values = Files.writeString(folder.resolve("open.yaml"), "networkPolicy: { enabled: false }");
        assertEquals(List.of(), Installation.of("smallest", values).all("NetworkPolicy"));
    }
}
