package writ.local;

import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the person at the terminal reads; all of it stands in suite.log too. */
final class Console {

    private static final Logger LOG = LoggerFactory.getLogger("console");

    private final PrintStream out;
    private final boolean quiet;

    Console(PrintStream out, boolean quiet) {
        this.out = out;
        this.quiet = quiet;
    }

    /** A step on the way, left out when quiet. */
    void step(String words) {
        LOG.info("{}", words);
        if (!quiet) {
            out.println(words);
        }
    }

    void say(String words) {
        LOG.info("{}", words);
        out.println(words);
    }
}
