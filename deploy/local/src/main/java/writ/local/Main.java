package writ.local;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import writ.local.plan.Refusal;

/** The process behind deploy/up. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    /** Runs the suite until it is told to stop; the system property writ.home is the repository. */
    public static void main(String[] arguments) throws InterruptedException {
        Options options;
        try {
            options =
                    Options.parse(Path.of(System.getProperty("writ.home", ".")).toAbsolutePath(), arguments);
        } catch (Refusal e) {
            System.err.println("deploy/up: " + e.words());
            System.exit(USAGE);
            return;
        }
        Console console = new Console(System.out, options.quiet());
        Suite suite = new Suite(options, console);
        Runtime.getRuntime().addShutdownHook(new Thread(suite::stop));
        try {
            suite.start();
        } catch (Refusal e) {
            System.err.println(e.words());
            System.exit(FAILED);
        } catch (Exception | LinkageError e) {
            System.err.println("The suite could not start: " + e);
            LOG.error("could not start", e);
            System.exit(FAILED);
        }
        new CountDownLatch(1).await();
    }
}
