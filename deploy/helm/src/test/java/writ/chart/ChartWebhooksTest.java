package writ.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static writ.chart.Network.Peer.component;
import static writ.chart.Network.Peer.outside;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import writ.chart.Network.Peer;

/** Where webhooks may go by the policies. */
class ChartWebhooksTest {
    private static final Peer PRIVATE = outside("10.9.8.7");

    @TempDir
    Path folder;

    @Test
    void webhooksGoToPublicAddressesAndToThoseAllowed() {
        var production = Network.of(Installation.of("production"));
        var notification = component("notification");
        assertAll(
                () -> assertTrue(production.lets(notification, outside("93.184.216.34"), 8443)),
                () -> assertTrue(production.lets(notification, outside("2606:2800:220::1"), 8443)),
                () -> assertFalse(production.lets(notification, PRIVATE, 8443)),
                () -> assertFalse(production.lets(notification, outside("169.254.169.254"), 8443)),
                () -> assertFalse(production.lets(notification, outside("198.18.0.1"), 8443), "not public either"),
                () -> assertFalse(production.lets(notification, outside("168.63.129.16"), 8443), "a cloud's control"),
                () -> assertFalse(production.lets(notification, outside("fd00::1"), 8443)),
                () -> assertFalse(production.lets(notification, outside("2001:db8::1"), 8443)),
                () -> assertFalse(production.lets(component("directive"), outside("93.184.216.34"), 8443)));
        var rehearsal = Network.of(Installation.of("rehearsal"));
        assertTrue(rehearsal.lets(notification, PRIVATE, 8085));
        assertTrue(rehearsal.lets(notification, outside("fd00::1"), 8085));
        assertFalse(rehearsal.lets(notification, outside("2606:2800:220::1"), 8085), "IPv6 unasked");
    }

    @Test
    void webhooksWithoutPortsAreOffAndNotEverywhere() throws IOException {
        var values = Files.writeString(folder.resolve("off.yaml"), "networkPolicy: { webhooks: { ports: [] } }");
        var network = Network.of(Installation.of("production", values));
        var notification = component("notification");
        assertAll(
                () -> assertFalse(network.lets(notification, outside("93.184.216.34"), 8443)),
                () -> assertFalse(network.lets(notification, PRIVATE, 22)),
                () -> assertTrue(network.lets(notification, outside("198.51.100.25"), 25), "mail is still sent"));
    }

    /** The addresses that notification-service sends no webhook to, as they stand in its source. */
    @ParameterizedTest
    @CsvSource({"NOT_PUBLIC_V4, 0.0.0.0/0", "NOT_PUBLIC_V6, 2000::/3"})
    void webhooksMayNotGoWhereTheServiceSendsNone(String list, String block) throws IOException {
        var source = Files.readString(Path.of("..", "..", "notification-service", "src", "main", "java")
                .resolve(Path.of("writ", "notification", "channel", "TargetNetworks.java")));
        var begin = source.indexOf(list + " = List.of(");
        var theirs = Pattern.compile("\"([0-9a-f.:]+/[0-9]+)\"")
                .matcher(source.substring(begin, source.indexOf(';', begin)))
                .results()
                .map(found -> found.group(1))
                .toList();
        var policy = Installation.of("production").one("NetworkPolicy", "notification");
        var ours = Yaml.at(policy, "spec/egress").getAsJsonArray().asList().stream()
                .filter(rule -> rule.getAsJsonObject().has("to"))
                .flatMap(rule -> Yaml.at(rule, "to").getAsJsonArray().asList().stream())
                .filter(peer -> peer.getAsJsonObject().has("ipBlock"))
                .map(peer -> peer.getAsJsonObject().getAsJsonObject("ipBlock"))
                .filter(peer -> block.equals(Yaml.text(peer, "cidr")))
                .map(peer -> Yaml.at(peer, "except").getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .toList())
                .toList();
        assertEquals(List.of(theirs), ours);
    }
}
