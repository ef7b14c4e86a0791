package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** What the lines of a file are, each a JSON object of its own. */
sealed interface JsonLineKind permits JsonLineRows, Osquery {

    /** What the object that the parser is at comes to, once it is known that its line is whole. */
    Told read(JsonParser parser, long line) throws IOException, RowFault;

    /** The file is over. */
    void end();

    /** What a line says, to be taken when the line is over. */
    @FunctionalInterface
    interface Told {
        void take() throws RowFault;
    }
}
