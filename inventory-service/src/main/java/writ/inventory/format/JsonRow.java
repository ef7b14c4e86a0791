package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A row as a JSON object, with members named as the columns of a table. */
record JsonRow(Map<Column, String> values) {

    /**
     * Reads the object that the parser is at.
     *
     * @param not a column that such rows do not have
     * @param skipped is told the names of members that nothing is taken from
     */
    static JsonRow read(JsonParser parser, @Nullable Column not, Consumer<String> skipped)
            throws IOException, RowFault {
        Map<Column, String> values = new EnumMap<>(Column.class);
        RowFault first = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String title = parser.currentName();
            Column column = Column.named(title);
            parser.nextToken();
            try {
                if (column == null || column == not) {
                    skipped.accept(title);
                    parser.skipChildren();
                } else {
                    take(parser, column, values);
                }
            } catch (RowFault fault) {
                first = first == null ? fault : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return new JsonRow(values);
    }

    private static void take(JsonParser parser, Column column, Map<Column, String> values)
            throws IOException, RowFault {
        boolean number = column == Column.ENDPOINTS || column == Column.VERSION || column == Column.ENDPOINT;
        String value = column == Column.EMBEDDED && parser.currentToken().isBoolean()
                ? parser.getText()
                : JsonText.text(parser, column.title(), number);
        if (value != null && values.put(column, value) != null) {
            throw new RowFault(column.title() + " is given twice");
        }
    }

    boolean has(Column column) {
        return values.containsKey(column);
    }

    @Nullable
    String value(Column column) {
        return values.get(column);
    }

    long count() throws RowFault {
        return Counts.read(values.get(Column.ENDPOINTS));
    }

    Spelled spelled() throws RowFault {
        return new Spelled(
                        values.get(Column.SUPPLIER),
                        values.get(Column.PRODUCT),
                        values.get(Column.VERSION),
                        values.get(Column.CPE),
                        values.get(Column.PURL),
                        values.get(Column.SWID),
                        Spelled.isYes(values.get(Column.EMBEDDED)))
                .identified();
    }
}
