package writ.inventory.format;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads what comes as XML; the root element tells what it is. Document types and entities are not read. */
final class XmlFile {

    private static final int DEEPEST = 200;
    private static final int MOST_ATTRIBUTES = 256;

    private XmlFile() {}

    /** What is done from the root of a document on, to its end. */
    @FunctionalInterface
    interface Walk {
        void from(Xml xml) throws IOException;
    }

    /** @param encoding to be taken whatever the document declares; null leaves it to the document */
    static void read(InputStream in, @Nullable String encoding, Limits limits, Names names, Sink sink)
            throws IOException {
        walk(in, encoding, limits, xml -> root(xml, limits, names, sink));
    }

    static void walk(InputStream in, @Nullable String encoding, Limits limits, Walk walk) throws IOException {
        XmlBounds bounds = new XmlBounds(in);
        Xml xml = new Xml(reader(bounds, encoding, limits), bounds, limits.recordBytes());
        if (xml.child()) {
            walk.from(xml);
        }
        if (xml.child()) {
            throw Unreadable.broken(xml.where(), "Something follows after the end of the XML.");
        }
    }

    private static void root(Xml xml, Limits limits, Names names, Sink sink) throws IOException {
        String namespace = xml.namespace();
        if (namespace.startsWith(CycloneXml.NAMESPACE) && xml.name().equals("bom")) {
            new CycloneXml(xml, limits, names, sink).document(namespace.substring(CycloneXml.NAMESPACE.length()));
        } else if (namespace.equals("http://www.w3.org/1999/02/22-rdf-syntax-ns#")) {
            throw Unreadable.unknown("The file is RDF, as SPDX may be; send SPDX as JSON or tag-value.");
        } else if (namespace.equals("urn:schemas-microsoft-com:office:spreadsheet")) {
            throw Unreadable.unknown("The file is a spreadsheet as XML of Excel 2003; save it as .xlsx or CSV.");
        } else if (namespace.equals("http://standards.iso.org/iso/19770/-2/2009/schema.xsd")) {
            SwidFile.namespace(namespace);
        } else {
            new SwidFile(xml, names, sink).document();
        }
    }

    private static XMLStreamReader reader(InputStream in, @Nullable String encoding, Limits limits) throws IOException {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.recordBytes());
        try {
            return encoding == null ? factory.createXMLStreamReader(in) : factory.createXMLStreamReader(in, encoding);
        } catch (XMLStreamException e) {
            if (e.getCause() instanceof IOException cause && !(cause instanceof java.io.CharConversionException)) {
                throw cause;
            }
            throw Unreadable.broken(
                    "line 1", "The XML does not begin as XML does, or in an encoding that is not read.");
        }
    }
}
