package writ.acceptance;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Consumer;

/** Exits 0 when everything was as it should, 1 at the first thing that was not. */
public final class Main {

    private static final DateTimeFormatter NUMBER =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(run(System.getenv(), Clock.systemUTC(), System.out::println) ? 0 : 1);
    }

    static boolean run(Map<String, String> environment, Clock clock, Consumer<String> say)
            throws IOException, InterruptedException {
        try {
            Settings settings = Settings.of(environment);
            Api nobody = Api.asNobody();
            new Reading(settings, nobody, words -> say.accept("ok      " + words)).run();
            if (settings.writers().isPresent()) {
                String number = NUMBER.format(clock.instant());
                new Writing(settings, settings.writers().get(), nobody, number, words -> say.accept("ok      " + words))
                        .run();
            }
            return true;
        } catch (Failure e) {
            say.accept("FAILED  " + e.getMessage());
            return false;
        }
    }
}
