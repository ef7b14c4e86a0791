package writ.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The transcript in the README is that of a run; it stands between two marks. */
final class Readme {

    private static final String BEGIN = "<!-- what deploy/e2e/run --readme saw -->\n";
    private static final String END = "<!-- end -->";

    private Readme() {}

    static void write(Path readme, String transcript) throws IOException {
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, begin);
        if (begin < 0 || end < 0) {
            throw new Failure(readme + " has no place for the transcript, between " + BEGIN.strip() + " and " + END);
        }
        Files.writeString(
                readme,
                text.substring(0, begin + BEGIN.length()) + "\n```console\n" + transcript + "\n```\n\n"
                        + text.substring(end));
    }
}
