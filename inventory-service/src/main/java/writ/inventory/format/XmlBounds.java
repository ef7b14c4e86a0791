package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The bytes of an XML document, kept from filling the parser's memory: it has no limits of its own for names. */
final class XmlBounds extends InputStream {

    /** Between two events: longer than a picture in a document, shorter than what hurts. */
    private static final int MOST_AT_ONCE = 8 << 20;
    /** Letters of all different names together, hundreds of times what a standard has. */
    private static final int MOST_NAMES = 1 << 20;

    private final InputStream in;
    private final Set<String> names = new HashSet<>();
    private int letters;
    private int sinceEvent;

    XmlBounds(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        sinceEvent += b < 0 ? 0 : 1;
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        sinceEvent += Math.max(0, got);
        if (sinceEvent > MOST_AT_ONCE) {
            throw Unreadable.broken(null, "The XML has a text, a comment or a name beyond what is read.");
        }
        return got;
    }

    /** The parser keeps each name that it has seen until the document is over. */
    void passed(int event, XMLStreamReader reader) {
        sinceEvent = 0;
        if (event == XMLStreamConstants.START_ELEMENT) {
            count(reader.getLocalName());
            count(reader.getPrefix());
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                count(reader.getAttributeLocalName(i));
            }
            for (int i = 0; i < reader.getNamespaceCount(); i++) {
                count(reader.getNamespacePrefix(i));
            }
        } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            count(reader.getPITarget());
        }
    }

    private void count(@Nullable String name) {
        if (name != null && names.add(name)) {
            letters += name.length();
            if (letters > MOST_NAMES) {
                throw Unreadable.broken(null, "The XML has too many different names of elements and attributes.");
            }
        }
    }
}
