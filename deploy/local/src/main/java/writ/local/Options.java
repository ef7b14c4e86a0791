package writ.local;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import writ.local.plan.Ports;
import writ.local.plan.Refusal;

/**
 * What the person asked for.
 *
 * @param home the repository
 * @param data the folder of everything the suite keeps
 * @param from where the simulated clock starts, held; null leaves the clock as it is
 * @param commands a folder that says how services are started, when it is not as they are built
 */
record Options(
        Path home,
        Path data,
        int port,
        boolean fresh,
        @Nullable Instant from,
        boolean nativeRunners,
        @Nullable Path commands,
        boolean quiet) {

    /** The authority's working day starts here; a bare date after --from means this time of it. */
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final int HOUR = 9;

    /** The port of the edge and the highest one counted from it must both exist. */
    static Options parse(Path home, String... arguments) {
        Path data = home.resolve(".writ");
        int port = 8080;
        boolean fresh = false;
        boolean nativeRunners = false;
        boolean quiet = false;
        Instant from = null;
        Path commands = null;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port" -> port = port(value(option, rest));
                case "--data" -> data = Path.of(value(option, rest));
                case "--from" -> from = instant(value(option, rest));
                case "--fresh" -> fresh = true;
                case "--native" -> nativeRunners = true;
                case "--services" -> commands = Path.of(value(option, rest)).toAbsolutePath();
                case "--quiet" -> quiet = true;
                default -> throw new Refusal("unknown option " + option);
            }
        }
        return new Options(home, data.toAbsolutePath().normalize(), port, fresh, from, nativeRunners, commands, quiet);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new Refusal(option + " needs a value");
        }
        return rest.next();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1024 && port + Ports.HIGHEST <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Refusal("--port takes a number from 1024 to " + (65535 - Ports.HIGHEST) + ", not " + text);
    }

    private static Instant instant(String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atTime(HOUR, 0).atZone(ZONE).toInstant()
                    : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new Refusal(
                    "--from takes a date (2017-09-13, which means 09:00 in New York) or an instant"
                            + " (2017-09-13T13:00:00Z), not " + text,
                    e);
        }
    }
}
