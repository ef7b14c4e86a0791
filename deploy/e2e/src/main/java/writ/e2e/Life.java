package writ.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import writ.local.replay.Api;
import writ.local.replay.Clockwork;
import writ.local.replay.ShortLife;

/** The life of the directive, and afterwards the traffic on what it left. */
final class Life {

    private final String edge;
    private final Http http;
    private final Path files;
    private final Ledger ledger;

    Life(String edge, Http http, Path files) {
        this.edge = edge;
        this.http = http;
        this.files = files;
        this.ledger = new Ledger(http, new Clockwork(Api.at(edge)));
    }

    Ledger ledger() {
        return ledger;
    }

    String play() throws IOException {
        Files.createDirectories(files);
        ShortLife life = new ShortLife(Api.at(edge), files);
        int opened = life.issue();
        System.out.println("   issued: " + opened + " obligations of " + ShortLife.AGENCIES.size() + " agencies");
        List<String> differences = life.play(words -> System.out.println("   " + words));
        if (!differences.isEmpty()) {
            throw new Failure(String.join("; ", differences));
        }
        return opened
                + " obligations; every figure at days 32, 62, 92 and 122 is as it must be, one completion accepted";
    }

    /** Writes on what the life left. */
    Writes writes() {
        ledger.lifeIsPlayed();
        Instant now = Instant.parse(http.read("", "/dev/clock").path("now").asText());
        return new Writes(http, now, overdue(), others(), ledger, Writes.Pace.USUAL);
    }

    /** Agencies that had no part in the life. */
    private List<String> others() {
        return http.all("authority-analyst", "/v1/agencies").stream()
                .map(agency -> agency.path("agency").asText())
                .filter(agency -> !ShortLife.AGENCIES.contains(agency))
                .toList();
    }

    /** What the silent agency still owes. */
    private String overdue() {
        String silent = ShortLife.AGENCIES.getLast();
        JsonNode owed =
                http.read("authority-analyst", "/v1/obligations?directive=bod-17-01&action=RA1&agency=" + silent);
        return owed.at("/items/0/id").asText();
    }
}
