package writ.kit.log;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Keeps out of the log what is said at each migration and is as it should be: the kit's and a service's interleave. */
@LoggingFilter(name = "known-warnings")
final class KnownWarnings implements Filter {

    @Override
    public boolean isLoggable(LogRecord line) {
        return !String.valueOf(line.getMessage()).startsWith("outOfOrder mode is active");
    }
}
