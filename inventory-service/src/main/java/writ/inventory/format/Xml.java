package writ.inventory.format;

import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.exc.WstxLazyException;
import java.io.CharConversionException;
import java.io.IOException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A walk through the elements of an XML document, each of which is read or skipped as a whole. */
final class Xml {

    private final XMLStreamReader reader;
    private final XmlBounds bounds;
    private final int longest;

    /** @param longest text that is read, in characters */
    Xml(XMLStreamReader reader, XmlBounds bounds, int longest) {
        this.reader = reader;
        this.bounds = bounds;
        this.longest = longest;
    }

    /** Goes to the next element within the one whose start or child was last; false at its end. */
    boolean child() throws IOException {
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
        return false;
    }

    String name() {
        return reader.getLocalName();
    }

    String namespace() {
        String namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    @Nullable
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Skips the element that the walk is at, with all that is in it. */
    void skip() throws IOException {
        for (int depth = 1; depth > 0; ) {
            int event = next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** The text of the element that the walk is at, which is read to its end; null when there is none. */
    @Nullable
    String text() throws IOException, RowFault {
        String stripped = wholeText().strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** The same with the white space around it. */
    String wholeText() throws IOException, RowFault {
        String name = name();
        StringBuilder text = new StringBuilder();
        boolean nested = false;
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                nested = true;
                skip();
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                text.append(characters());
                if (text.length() > longest) {
                    throw Unreadable.broken(where(), "The XML has a text longer than " + longest + " characters.");
                }
            }
        }
        if (nested) {
            throw new RowFault(name + " is not a text");
        }
        return text.toString();
    }

    long line() {
        return reader.getLocation().getLineNumber();
    }

    String where() {
        return where(reader.getLocation());
    }

    private String characters() throws IOException {
        try {
            return reader.getText();
        } catch (WstxLazyException e) {
            throw broken(e.getCause() instanceof XMLStreamException cause ? cause : new XMLStreamException(e));
        }
    }

    private int next() throws IOException {
        int event;
        try {
            event = reader.next();
        } catch (XMLStreamException e) {
            throw broken(e);
        } catch (WstxLazyException e) {
            throw broken(e.getCause() instanceof XMLStreamException cause ? cause : new XMLStreamException(e));
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw Unreadable.broken(where(), "The XML has a document type or an entity of its own, which is not read.");
        }
        bounds.passed(event, reader);
        return event;
    }

    private Unreadable broken(XMLStreamException e) throws IOException {
        if (e.getCause() instanceof IOException cause && !(cause instanceof CharConversionException)) {
            throw cause;
        }
        String said = String.valueOf(e.getMessage());
        String where = e.getLocation() == null ? where() : where(e.getLocation());
        if (e instanceof WstxEOFException || said.contains("Unexpected EOF")) {
            return Unreadable.broken(where, "The file ends before its XML is complete.");
        }
        if (said.contains("limit (")) {
            return Unreadable.broken(where, "The XML has a text, an attribute or a nesting beyond what is read.");
        }
        boolean encoding = e.getCause() instanceof CharConversionException;
        return Unreadable.broken(
                where, encoding ? "The XML is not in its encoding here." : "The XML is not well-formed here.");
    }

    private static String where(Location at) {
        return "line " + at.getLineNumber() + ", column " + at.getColumnNumber();
    }
}
