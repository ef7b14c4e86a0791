package writ.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** The run, in the order in which somebody would live with an installation; see deploy/e2e/run. */
public final class Main {

    private static final int FAILED = 1;

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
        } catch (Failure e) {
            System.out.println();
            System.out.println(e.getMessage());
        }
        System.exit(main.conclude() ? 0 : FAILED);
    }

    private void run() {
        table.must("the images are handed to the cluster", archives::load);
        table.must("a namespace with what Writ stands on", stage::raise);
        String edge = stage.edgeUrl();
        table.must("values", () -> {
            release.writeValues(edge);
            return "users will know " + edge;
        });
        table.step("every object is valid", this::check);
        table.step("a values file with a typo", release::refuseTypo);
        table.must("helm install", release::install);
        Http http = new Http(edge);
        Life life = new Life(edge, http, options.out().resolve("files"));
        Operations operations = new Operations(cluster, release, http);
        Breakage breakage = new Breakage(cluster, release, http);
        try {
            table.must("the short life of BOD 17-01", life::play);
            table.step("nothing lost, nothing doubled", life.ledger()::check);
            table.step("helm test", release::test);
            table.step("logs", operations::logs);
            table.step("port-forward", operations::portForward);
            table.must("each service twice", () -> {
                release.scale(2);
                return "scaled and ready";
            });
            underTraffic(life, "a pod of each service killed under load", breakage::killOneOfEach, false);
            underTraffic(life, "all three upgraded under load", () -> release.upgrade(archives.nextTag()), true);
            table.step("top", operations::top);
            table.step("a bad roll-out", breakage::undoBadRollOut);
            table.step("a secret that is missing", breakage::missingSecret);
            table.step("network policies", new Policies(cluster, options)::tryThem);
            table.step("drain and uncordon", operations::drain);
            table.step("nothing lost, nothing doubled, at the end", life.ledger()::check);
        } finally {
            life.ledger().close();
        }
        if (!options.keep()) {
            table.step("helm uninstall", release::uninstall);
            table.step("the namespace is gone", () -> {
                stage.clear();
                return "and with it what it stood on";
            });
        }
    }

    /** @param strict whether no request may fail; a killed process takes its open connections with it */
    private void underTraffic(Life life, String name, Callable<String> work, boolean strict) {
        try (Traffic traffic = life.traffic()) {
            Pause.of(Duration.ofSeconds(3));
            table.step(name, work);
            Pause.of(Duration.ofSeconds(3));
            table.step("  " + Traffic.EACH_SECOND + " requests a second meanwhile", () -> {
                Traffic.Summary summary = traffic.stop();
                if (strict && summary.failed() > 0) {
                    throw new Failure(summary.words());
                }
                return summary.words();
            });
        }
        table.step("  nothing lost, nothing doubled", life.ledger()::check);
    }

    /** The chart's own check, against this cluster's API server. */
    private String check() {
        Path check = options.home().resolve("deploy/helm/check");
        Shell.Result result = Shell.run(Duration.ofMinutes(3), List.of(check.toString()));
        if (!result.isGood()) {
            throw new Failure(result.output());
        }
        return result.output().strip().lines().reduce((first, last) -> last).orElse("");
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
