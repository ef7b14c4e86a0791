package writ.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One agency at work: it sends reports, answers what it owes, and its official signs. */
final class Agency {

    private static final String DIRECTIVE = "bod-17-01";

    /** The share of the affected machines left at each status report before the last, which leaves none. */
    private static final List<Double> LEFT = List.of(0.6, 0.25);

    private final Member member;
    private final Estate estate;
    private final Api reporter;
    private final Api attester;
    private final Clockwork clockwork;
    private final Path files;

    /** The machines as of its newest report. */
    private @Nullable Estate told;

    Agency(Api suite, Clockwork clockwork, Path files, Member member, long seed) {
        this.member = member;
        this.estate = Estate.of(member.agency(), seed, member.findings());
        this.reporter = suite.as("agency-reporter", member.agency());
        this.attester = suite.as("agency-attester", member.agency());
        this.clockwork = clockwork;
        this.files = files;
    }

    /** Distinct machines with the directive's products, by its newest report; 0 when that only counts. */
    int enumerated() {
        return told != null && member.kind().namesEndpoints() ? told.affected() : 0;
    }

    /** The sum of the counts in its newest report; 0 when that names machines. */
    int declared() {
        return told != null && !member.kind().namesEndpoints() ? told.declared() : 0;
    }

    /** The first answer: the inventory report, then what was found in it, or the nil. */
    void answer(Instant now) {
        report("inventory", estate, now);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("nil", !member.findings());
        answer.put("content", Map.of("methodologies", List.of(member.kind().methodology())));
        submit(obligation("RA1", 1), answer);
    }

    /** The plan of action; answers the id of what was submitted. */
    String plan() {
        String obligation = obligation("RA2", 1);
        JsonNode figures = figures(obligation);
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("pointOfContact", "lead-poc@" + member.agency() + ".example");
        plan.put("products", figures.path("products"));
        plan.put(
                "endpoints",
                figures.path("enumerated").asLong() + figures.path("declared").asLong());
        plan.put("methodologies", List.of(member.kind().methodology()));
        plan.put("mission", "office automation and case work");
        plan.put("contracts", "two licences through a reseller, ending 30 June 2018");
        plan.put("timeline", "removal from 12 December 2017, in three waves until March 2018");
        plan.put("challenges", "machines of staff who travel");
        return submit(obligation, Map.of("content", plan));
    }

    /** A status report, the last of which says complete; answers the id of what was submitted. */
    String status(int number, Instant now) {
        boolean last = number == member.statuses().size();
        report("status-" + number, estate.withFindingsOn(last ? 0 : LEFT.get(number - 1)), now);
        String obligation = obligation("RA3", number);
        JsonNode figures = figures(obligation);
        long remaining =
                figures.path("enumerated").asLong() + figures.path("declared").asLong();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put(
                "content",
                Map.of("progress", "wave " + number + " of " + member.statuses().size() + " done"));
        status.put("remaining", remaining);
        status.put("complete", last);
        return submit(obligation, status);
    }

    private void report(String occasion, Estate now, Instant at) {
        ReportFile kind = member.kind();
        String name = member.agency() + "-" + occasion;
        Path file = files.resolve(name + "." + kind.extension());
        try (OutputStream out = Files.newOutputStream(file)) {
            kind.write(now, name, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> about = Map.of(
                "asOf",
                at.minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS).toString(),
                "methodology",
                kind.methodology(),
                "examined",
                "" + now.endpoints().size(),
                "of",
                "" + now.endpoints().size());
        JsonNode receipt =
                reporter.postFile("/v1/reports", about, kind.mediaType(), file).body();
        if (receipt.path("refused").asLong() != 0 || receipt.path("taken").asLong() == 0) {
            throw new Unexpected(name + " was not taken whole: " + receipt);
        }
        told = now;
        clockwork.drain();
    }

    private String submit(String obligation, Map<String, Object> answer) {
        Api.Reply version = reporter.post("/v1/obligations/" + obligation + "/submissions", null, answer);
        String submission = version.body().path("id").asText();
        attester.post(
                "/v1/submissions/" + submission + "/attestation",
                version.etag(),
                Map.of(
                        "name", "Official of " + member.agency(),
                        "title", "Chief Information Officer",
                        "role", "CIO",
                        "statement", "This is complete for the department and all its components."));
        return submission;
    }

    private JsonNode figures(String obligation) {
        return reporter.get("/v1/obligations/" + obligation + "/draft", Map.of())
                .path("figures");
    }

    private String obligation(String action, int occurrence) {
        JsonNode owed =
                reporter.get("/v1/obligations", Map.of("directive", DIRECTIVE, "action", action, "limit", "500"));
        for (JsonNode obligation : owed.path("items")) {
            if (obligation.path("occurrence").asInt() == occurrence) {
                return obligation.path("id").asText();
            }
        }
        throw new Unexpected(member.agency() + " does not owe " + action + ", occurrence " + occurrence);
    }
}
