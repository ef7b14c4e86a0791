package writ.directive.agency;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reviewed file of agencies: one fact on a line, agency, fact, value, slug, from and until. A value with a comma
 * is in double quotes; nothing else of CSV is used.
 */
final class AgencyFile {

    private static final String PATH = "/agencies/agencies.csv";
    private static final int COLUMNS = 6;

    private AgencyFile() {}

    /**
     * A fact about an agency.
     *
     * @param fact category, acronym, name, alias or component
     * @param slug of a component
     * @param from first day on which a name is in use, until the day on which it no longer is; null where not known
     */
    record Fact(
            String agency,
            String fact,
            String value,
            String slug,
            @Nullable String from,
            @Nullable String until) {}

    static List<Fact> read() {
        try (InputStream in = AgencyFile.class.getResourceAsStream(PATH)) {
            if (in == null) {
                throw new IllegalStateException(PATH + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(AgencyFile::fact)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fact fact(String line) {
        List<String> cells = cells(line);
        if (cells.size() != COLUMNS) {
            throw new IllegalStateException(PATH + " has a line of " + cells.size() + " columns: " + line);
        }
        return new Fact(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                nullIfEmpty(cells.get(4)),
                nullIfEmpty(cells.get(5)));
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static @Nullable String nullIfEmpty(String cell) {
        return cell.isEmpty() ? null : cell;
    }
}
