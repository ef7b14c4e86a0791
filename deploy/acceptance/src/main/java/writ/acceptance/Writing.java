package writ.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Issues a directive of its own that binds one agency, reports for that agency, and reads back what each service made of
 * it. What it wrote stays, labelled as a test; its reports are withdrawn, so that no figure counts them.
 */
final class Writing {

    private static final String ENDPOINT = "acceptance-1";
    /** Nothing older is taken; a report of then never replaces another. */
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Settings settings;
    private final Settings.Writers writers;
    private final Api issuer;
    private final Api reporter;
    private final String name;
    private final Consumer<String> say;

    /** @param number tells this run from others; lower case letters and digits */
    Writing(Settings settings, Settings.Writers writers, Api nobody, String number, Consumer<String> say) {
        this.settings = settings;
        this.writers = writers;
        this.issuer = nobody.as(writers.issuer(), settings.issuer());
        this.reporter = nobody.as(writers.reporter(), settings.issuer());
        this.name = "acceptance-" + number;
        this.say = say;
    }

    void run() throws IOException, InterruptedException {
        // An old report first: its receipt tells the business date, which may be simulated.
        JsonNode before = report(OLDEST);
        try {
            Instant now = Instant.parse(before.path("receivedAt").asText());
            issue(now);
            JsonNode receipt = report(now);
            try {
                readBack(receipt);
            } finally {
                withdraw(receipt);
            }
        } finally {
            withdraw(before);
        }
        say.accept("both reports are withdrawn again");
    }

    private JsonNode report(Instant asOf) {
        String file = "endpoint,supplier,product\n" + ENDPOINT + "," + supplier() + ",Probe\n";
        Map<String, String> about = Map.of("asOf", asOf.toString(), "methodology", "test of the installation " + name);
        JsonNode receipt = reporter.post(url("inventory") + "/v1/reports" + Api.query(about), "text/csv", null, file)
                .body();
        if (receipt.path("taken").asInt() != 1) {
            throw new Failure("one row was sent, and the receipt says: " + receipt);
        }
        return receipt;
    }

    private void issue(Instant now) throws IOException {
        issuer.post(url("directive") + "/v1/directives", "application/yaml", null, document(now));
        String directive = url("directive") + "/v1/directives/" + name;
        String confirmed = issuer.get(directive + "/preview").etag();
        JsonNode issued = issuer.post(directive + "/issuance", "application/json", confirmed, Map.of())
                .body();
        if (issued.path("obligations").asInt() != 1) {
            throw new Failure("one agency owes one report, and the issuance says: " + issued);
        }
        say.accept("directive " + name + " is issued and binds " + writers.agency());
    }

    private void readBack(JsonNode receipt) throws InterruptedException {
        String about = Api.query(Map.of("directive", name));
        await(
                "inventory-service finds what was reported",
                reporter,
                url("inventory") + "/v1/findings" + about,
                page -> page.path("items").size() == 1);
        await(
                "inventory-service counts it",
                issuer,
                url("inventory") + "/v1/holdings/summary" + about,
                summary -> summary.path("enumerated").asInt() == 1);
        JsonNode owed = reporter.get(url("directive") + "/v1/obligations" + about)
                .body()
                .at("/items/0/id");
        String draft = url("directive") + "/v1/obligations/" + owed.asText() + "/draft";
        await(
                "directive-service fills the agency's draft",
                reporter,
                draft,
                filled -> filled.at("/figures/enumerated").asInt() == 1);
        await(
                "notification-service tells the agency",
                reporter,
                url("notification") + "/v1/alerts" + about,
                page -> page.path("items").size() == 1);
        String content =
                url("inventory") + "/v1/reports/" + receipt.path("report").asText() + "/content";
        if (!reporter.get(content).text().contains(ENDPOINT)) {
            throw new Failure(content + " is not what was sent");
        }
        say.accept("the report is kept as it was sent");
    }

    /** Services learn from each other by their feeds, in moments; nobody but they can say when, so they are asked again. */
    private void await(String what, Api who, String url, Predicate<JsonNode> holds) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        JsonNode answer = look(who, url);
        while (!holds.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new Failure(what + ": not within " + LONGEST_WAIT.toSeconds() + " s; " + url + " says " + answer);
            }
            Thread.sleep(BETWEEN_LOOKS);
            answer = look(who, url);
        }
        say.accept(what);
    }

    private static JsonNode look(Api who, String url) {
        return who.getIfThere(url).body();
    }

    private void withdraw(JsonNode receipt) {
        String url = url("inventory") + "/v1/reports/" + receipt.path("report").asText() + "/withdrawal";
        reporter.post(url, "application/json", null, Map.of("reason", "It tested the installation."));
    }

    private String document(Instant now) throws IOException {
        try (InputStream template = Writing.class.getResourceAsStream("directive.yaml")) {
            return new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${name}", name)
                    .replace("${id}", name)
                    .replace(
                            "${issued}",
                            now.atZone(ZoneOffset.UTC).toLocalDate().toString())
                    .replace("${agency}", writers.agency())
                    .replace("${supplier}", supplier());
        }
    }

    /** Nobody else's name, so that nothing but this report is found. */
    private String supplier() {
        return "Supplier of " + name;
    }

    private String url(String service) {
        return settings.target(service).url();
    }
}
