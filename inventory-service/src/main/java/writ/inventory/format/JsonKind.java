package writ.inventory.format;

import java.io.IOException;

/** A format whose document is a JSON object. */
sealed interface JsonKind permits DeclaredJson, CycloneDx, SpdxJson, Spdx3Json {

    /** Reads a member of the document, whose value the parser is at; false when it is to be skipped. */
    boolean member(String name) throws IOException;

    /** A member was skipped. */
    void skipped(String name);

    /** The document is over. */
    void end();
}
