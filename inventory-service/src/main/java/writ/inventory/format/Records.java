package writ.inventory.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a table one after the other, each with its fields as UTF-8. */
interface Records {

    /** Goes on to the next record that is not empty; false when there is none. */
    boolean next() throws IOException;

    /** Line or row at which the record starts, counted from 1. */
    long line();

    /** Where the record is, when its line does not say it; null when it does. */
    @Nullable
    String place();

    /** What is wrong with the record; null when its fields can be read. */
    @Nullable
    String fault();

    int fields();

    /** Holds the present record's fields until the next one is asked for. */
    byte[] bytes();

    int start(int field);

    int end(int field);
}
