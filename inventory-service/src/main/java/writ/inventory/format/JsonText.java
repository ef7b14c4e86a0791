package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Small readings at the value a parser is at, none of which leaves it half read. */
final class JsonText {

    private JsonText() {}

    /**
     * A text, or null for JSON's null.
     *
     * @param orNumber takes a number too, as it is written: versions come as both
     */
    static @Nullable String text(JsonParser parser, String what, boolean orNumber) throws IOException, RowFault {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING || (orNumber && token.isNumeric())) {
            return parser.getText();
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        parser.skipChildren();
        throw new RowFault(what + " is not a text");
    }

    static String pointer(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    static long line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
