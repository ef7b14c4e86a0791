package writ.e2e;

import java.util.ArrayList;
import java.util.List;

/** What somebody at a terminal would have typed and seen; the README shows it. */
final class Transcript {

    private static final int LONGEST_ANSWER = 28;

    private final List<String> lines = new ArrayList<>();

    /** A command with what it printed; of a long answer the beginning. */
    void typed(String command, String output) {
        lines.add("$ " + command);
        List<String> answer = output.strip().lines().toList();
        answer.stream().limit(LONGEST_ANSWER).map(String::stripTrailing).forEach(lines::add);
        if (answer.size() > LONGEST_ANSWER) {
            lines.add("...");
        }
    }

    /** The text, or an empty one when nothing was typed. */
    String text() {
        return String.join("\n", lines);
    }
}
