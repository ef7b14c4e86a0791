package writ.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Helm says when it has installed. */
class ChartNotesTest {
    @TempDir
    Path folder;

    @Test
    void theySayWhatToDoNext() throws IOException {
        var notes = notes("production");
        assertAll(
                () -> assertTrue(notes.contains("by the Ingress and the HTTPRoute bod-writ-edge:"), notes),
                () -> assertTrue(notes.contains("\n  bod-writ-notification: /v1/subscriptions "), notes),
                () -> assertTrue(notes.contains("-n compliance rollout status deployment/bod-writ-inventory"), notes),
                () -> assertTrue(notes.contains("helm -n compliance test bod --logs"), notes));
    }

    @Test
    void theyWarnOfWhatIsForRehearsals() throws IOException {
        var simulated = notes("rehearsal");
        var real = notes("production");
        assertAll(
                () -> assertTrue(simulated.contains("BUSINESS TIME IS SIMULATED"), simulated),
                () -> assertTrue(
                        simulated.contains("Route http://writ.rehearsal.example:30080 to the three"), simulated),
                () -> assertTrue(simulated.contains("  nobody is named"), simulated),
                () -> assertFalse(real.contains("SIMULATED"), real));
    }

    @Test
    void theyNameThePlacesThatAreStillOpen() throws IOException {
        var smallest = notes("smallest");
        var rehearsal = notes("rehearsal");
        var production = notes("production");
        var open = "until values say the place: networkPolicy.";
        assertAll(
                () -> assertTrue(smallest.contains(open + "dns.to, networkPolicy.database.to,"), smallest),
                () -> assertFalse(smallest.contains("traces"), "no trace leaves: " + smallest),
                () -> assertTrue(rehearsal.contains("networkPolicy.traces.to"), rehearsal),
                () -> assertFalse(rehearsal.contains("networkPolicy.oidc.to"), rehearsal),
                () -> assertFalse(production.contains("until values say the place"), production));
    }

    @Test
    void theyWarnWhileTheWayToTheDatabaseMayBeInTheClear() throws IOException {
        assertTrue(notes("smallest").contains("database.tls.mode is prefer: data may travel in the clear"));
        assertFalse(notes("production").contains("in the clear"));
    }

    @Test
    void theyWarnWhileForwardedHeadersAreEverybodys() throws IOException {
        assertTrue(notes("smallest").contains("proxies.trusted is empty: X-Forwarded headers are believed"));
        assertFalse(notes("production").contains("proxies.trusted"));
    }

    @Test
    void theyAddUpTheConnectionsOfARollOut() throws IOException {
        // three services of one pod, and two more of each in a roll-out; a pool of 16, and one that listens
        assertTrue(notes("smallest").contains("PostgreSQL has to allow 153 connections"));
        // 3, 12 by the autoscaler, and 2, two more of each; a pool of 40
        assertTrue(notes("production").contains("PostgreSQL has to allow 943 connections"));
    }

    /** Helm shows notes when it installs; a template shows them here. */
    private String notes(String set) throws IOException {
        var chart = Chart.copiedTo(Files.createDirectory(folder.resolve(set))).with("templates/notes.yaml", """
                kind: Notes
                notes: |
                {{ include (print $.Template.BasePath "/NOTES.txt") . | indent 2 }}
                """);
        var notes = new Installation(chart.render(Chart.values(set))).all("Notes");
        return Yaml.text(notes.getFirst(), "notes");
    }
}
