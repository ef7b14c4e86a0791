package writ.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The run, in the order in which somebody would live with an installation; see deploy/e2e/run. */
public final class Main {

    private static final int FAILED = 1;
    private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(4);

    private final Options options;
    private final Transcript transcript = new Transcript();
    private final Table table = new Table(System.out);
    private final Cluster cluster;
    private final Stage stage;
    private final Release release;
    private final Archives archives;

    private Main(Options options) {
        this.options = options;
        this.cluster = new Cluster(options.namespace(), transcript);
        this.stage = new Stage(cluster, options);
        this.release = new Release(cluster, options);
        this.archives = new Archives(options);
    }

    /** Exits 0 when every step went as it should and nothing was lost or doubled. */
    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(arguments);
        Files.createDirectories(options.out());
        Main main = new Main(options);
        try {
            main.run();
        } catch (Table.CannotGoOn e) {
            System.out.println(e.getMessage() + "; namespace " + options.namespace() + " is left to be looked at");
        } catch (RuntimeException e) {
            main.table.brokenOff(e);
        }
        System.exit(main.conclude() ? 0 : FAILED);
    }

    private void run() {
        table.must("the images are handed to the cluster", archives::load);
        table.must("a namespace with what Writ stands on", stage::raise);
        String edge = stage.edgeUrl();
        table.must("values", () -> release.writeValues(edge, 1));
        table.step("every object is valid", this::check);
        table.step("a values file with a typo", release::refuseTypo);
        table.must("helm install", release::install);
        Http http = new Http(edge);
        Life life = new Life(edge, http, options.out().resolve("files"));
        try {
            live(edge, http, life);
        } finally {
            life.ledger().close();
        }
        if (!options.keep()) {
            table.step("helm uninstall", release::uninstall);
            table.step("the namespaces are gone", stage::clear);
        }
    }

    private void live(String edge, Http http, Life life) {
        Operations operations = new Operations(cluster, release, http);
        Breakage breakage = new Breakage(cluster, release, stage);
        table.must("the short life of BOD 17-01", life::play);
        table.step("nothing lost, nothing doubled", life.ledger()::check);
        table.step("helm test", release::test);
        table.step("logs", operations::logs);
        table.step("port-forward", operations::portForward);
        table.must("each service twice", () -> {
            release.writeValues(edge, 2);
            return release.scale(2);
        });
        Load load = new Load(http, life);
        load.during("a pod of each service is killed", breakage::killOneOfEach, true);
        load.during("all three are upgraded", () -> release.upgrade(archives.nextTag()), false);
        load.during("a bad roll-out is undone", breakage::undoBadRollOut, false);
        load.during("a secret is missing", breakage::missingSecret, false);
        load.during("a node is drained, and uncordoned", operations::drain, false);
        table.step("top", operations::top);
        table.step("network policies", new Policies(cluster, stage, options)::tryThem);
        table.step("nothing lost, nothing doubled, at the end", life.ledger()::check);
    }

    /** Requests, 50 a second, and who follows the feeds, while something happens to the cluster. */
    private final class Load {

        private final Http http;
        private final Life life;
        private final Writes writes;

        private Load(Http http, Life life) {
            this.http = http;
            this.life = life;
            this.writes = life.writes();
        }

        /** @param outage whether requests may find nobody until the work is done, as when processes are killed */
        private void during(String name, Callable<String> work, boolean outage) {
            life.ledger().faultsOfFeeds();
            try (Traffic traffic = new Traffic(http, writes)) {
                traffic.start();
                Pause.of(BEFORE_AND_AFTER);
                table.step(name, work);
                Instant back = Instant.now();
                Pause.of(BEFORE_AND_AFTER);
                table.step("  meanwhile", () -> judge(traffic.stop(), outage, back));
            }
            table.step("  nothing lost, nothing doubled", life.ledger()::check);
        }

        private String judge(Summary summary, boolean outage, Instant back) {
            List<String> faults = new ArrayList<>(outage ? summary.faultsBut(back) : summary.faults());
            List<String> feeds = life.ledger().faultsOfFeeds();
            if (!outage) {
                feeds.stream().distinct().forEach(faults::add);
            }
            if (!faults.isEmpty()) {
                throw new Failure(String.join("; ", faults) + "; " + summary.words());
            }
            return summary.words() + (feeds.isEmpty() ? "; no reader of a feed was refused" : "");
        }
    }

    /** The chart's own check, against this cluster's API server. */
    private String check() {
        Path check = options.home().resolve("deploy/helm/check");
        Shell.Result result = Shell.run(Duration.ofMinutes(3), List.of(check.toString()));
        if (!result.isGood()) {
            throw new Failure(result.output());
        }
        return result.output().strip();
    }

    private boolean conclude() throws IOException {
        String text = table.text();
        Files.writeString(options.out().resolve("table.md"), text);
        Files.writeString(options.out().resolve("transcript.txt"), transcript.text() + "\n");
        System.out.println();
        System.out.println(text);
        if (options.readme() && table.isGood()) {
            Readme.write(options.home().resolve("README.md"), transcript.text());
        }
        return table.isGood();
    }
}
