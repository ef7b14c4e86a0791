package writ.local.service;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, for somebody who has to know at once why a service ended. */
final class LogEnd {

    private static final int LINES = 20;

    private LogEnd() {}

    static String of(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return " The last lines of " + log + ":\n    " + String.join("\n    ", last);
        } catch (MalformedInputException e) {
            return " Its log is " + log;
        } catch (IOException e) {
            return " It wrote no log.";
        }
    }
}
