package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as it stands.
 *
 * @param table null in a log, where the name of the query says it
 * @param fault what is wrong with it; null when it can be taken
 */
record OsqueryRow(
        @Nullable OsqueryTable table,
        Map<OsqueryColumn, String> columns,
        @Nullable String fault,
        long line,
        @Nullable String where) {

    /**
     * Reads the row that the parser is at, to its end.
     *
     * @param fileLine on which the row's host stands alone; 0 when lines are those of the parser
     */
    static OsqueryRow read(JsonParser parser, @Nullable OsqueryTable table, long fileLine) throws IOException {
        long line = fileLine > 0 ? fileLine : JsonText.line(parser);
        Map<OsqueryColumn, String> columns = new EnumMap<>(OsqueryColumn.class);
        String fault = "a row is a JSON object";
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            fault = columns(parser, columns);
        } else {
            parser.skipChildren();
        }
        String pointer = JsonText.pointer(parser);
        return new OsqueryRow(table, columns, fault, line, fileLine > 0 ? "line " + line + ", " + pointer : pointer);
    }

    /** What is wrong with them, or null. */
    private static @Nullable String columns(JsonParser parser, Map<OsqueryColumn, String> columns) throws IOException {
        String fault = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String title = parser.currentName();
            OsqueryColumn column = OsqueryColumn.titled(title);
            parser.nextToken();
            try {
                String text = column == null ? null : JsonText.text(parser, title, true);
                if (column != null && text != null && columns.put(column, text) != null) {
                    fault = title + " is given twice";
                }
            } catch (RowFault broken) {
                fault = broken.reason();
            }
            parser.skipChildren();
        }
        return fault;
    }

    long letters() {
        long letters = 0;
        for (String text : columns.values()) {
            letters += text.length();
        }
        return letters;
    }
}
