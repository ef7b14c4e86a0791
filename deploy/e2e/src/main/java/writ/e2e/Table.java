package writ.e2e;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** What the run did and saw, step by step, as it goes and as a table at the end. */
final class Table {

    /** Of what a step saw, in the table; all of it is printed as it goes. */
    private static final int LONGEST_CELL = 400;

    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();
    private final long began = System.nanoTime();

    Table(PrintStream out) {
        this.out = out;
    }

    /** Told by a row already. */
    static final class CannotGoOn extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CannotGoOn(String after) {
            super("cannot go on after: " + after);
        }
    }

    private record Row(String step, boolean good, String seen, Duration took) {}

    /** A step that the rest can do without; answers whether it went as it should. */
    boolean step(String name, Callable<String> work) {
        out.println();
        out.println("== " + name);
        long start = System.nanoTime();
        boolean good = true;
        String seen;
        try {
            seen = work.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            seen = "interrupted";
            good = false;
        } catch (Exception e) {
            seen = e.getMessage() == null ? e.toString() : e.getMessage();
            good = false;
            if (!(e instanceof Failure)) {
                // a fault of the run itself, not of what it looks at: where it happened is all that helps
                e.printStackTrace(out);
            }
        }
        Row row = new Row(name, good, seen, Duration.ofNanos(System.nanoTime() - start));
        rows.add(row);
        out.println((good ? "   " : " ! ") + seen + " (" + seconds(row.took()) + ")");
        return good;
    }

    /** A step without which there is no use in going on. */
    void must(String name, Callable<String> work) {
        if (!step(name, work)) {
            throw new CannotGoOn(name);
        }
    }

    /** The run ended in the middle of nowhere. */
    void brokenOff(RuntimeException why) {
        step("the run was broken off", () -> {
            throw why;
        });
    }

    boolean isGood() {
        return rows.stream().allMatch(Row::good);
    }

    /** Everything, in Markdown. */
    String text() {
        StringBuilder text = new StringBuilder("| | step | seen | took |\n|---|---|---|---:|\n");
        for (Row row : rows) {
            text.append("| %s | %s | %s | %s |%n"
                    .formatted(row.good() ? "ok" : "**FAILED**", row.step(), cell(row.seen()), seconds(row.took())));
        }
        return text.append("| | **all** | | %s |%n".formatted(seconds(Duration.ofNanos(System.nanoTime() - began))))
                .toString();
    }

    private static String cell(String seen) {
        String text = seen.strip();
        String shown = text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + " ...";
        return shown.replace("|", "\\|").replace("\n", "<br>");
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
