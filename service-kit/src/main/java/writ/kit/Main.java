package writ.kit;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts a service or runs its migrations, and says in one line why it could not. */
@QuarkusMain
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class);

    private Main() {}

    public static void main(String... arguments) {
        Quarkus.run(null, Main::ended, arguments);
    }

    /** @param failure null after a stop that was asked for */
    private static void ended(int status, @Nullable Throwable failure) {
        if (failure != null) {
            tell(failure);
        }
        System.exit(status);
    }

    private static void tell(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PreventFurtherStepsException) {
                return; // all that was wanted is done
            }
            if (cause instanceof FlywayException) {
                LOG.errorf("not-migrated reason=%s", oneLine(cause));
                return;
            }
        }
        LOG.error("not-started", failure);
    }

    private static String oneLine(Throwable failure) {
        return Stream.of(String.valueOf(failure.getMessage()).split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("-+"))
                .collect(Collectors.joining("; "));
    }
}
