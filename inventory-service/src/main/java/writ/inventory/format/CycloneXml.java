package writ.inventory.format;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CycloneDX as XML, understood as its twin in JSON is. */
final class CycloneXml {

    /** The version follows. */
    static final String NAMESPACE = "http://cyclonedx.org/schema/bom/";

    private final Xml xml;
    private final Sink sink;
    private final CycloneItems items;
    private final CycloneTree tree;
    private boolean described;
    private boolean listed;

    CycloneXml(Xml xml, Limits limits, Names names, Sink sink) {
        this.xml = xml;
        this.sink = sink;
        this.items = new CycloneItems(names, sink);
        this.tree = new CycloneTree(limits, items);
    }

    /** Reads the document whose root the walk is at. */
    void document(String version) throws IOException {
        CycloneDx.VERSIONS.check(version);
        sink.format(Format.CYCLONEDX_XML);
        while (xml.child()) {
            switch (xml.name()) {
                case "metadata" -> metadata();
                case "components" -> components();
                case CycloneDx.SERVICES -> {
                    sink.ignored(xml.name());
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        if (!listed) {
            throw CycloneDx.unlisted();
        }
        items.end();
    }

    private void metadata() throws IOException {
        once(described, "metadata");
        described = true;
        boolean hosted = false;
        while (xml.child()) {
            if (xml.name().equals("component")) {
                once(hosted, "metadata.component");
                hosted = true;
                String where = xml.where();
                CycloneDraft host = new CycloneDraft();
                component(host);
                tree.host(host, where, where);
            } else {
                xml.skip();
            }
        }
    }

    private void components() throws IOException {
        once(listed, "components");
        listed = true;
        while (xml.child()) {
            component().forEach(items::onHost);
        }
    }

    private void once(boolean already, String what) {
        if (already) {
            throw Unreadable.broken(xml.where(), what + " is given twice.");
        }
    }

    private List<CycloneItem> component() throws IOException {
        long line = xml.line();
        String where = xml.where();
        if (!xml.name().equals("component")) {
            xml.skip();
            return List.of(CycloneItem.faulty(line, where, "it is no component"));
        }
        CycloneDraft draft = new CycloneDraft();
        component(draft);
        return tree.close(draft, line, where);
    }

    private void component(CycloneDraft draft) throws IOException {
        put(draft, "type", xml.attribute("type"));
        while (xml.child()) {
            String member = xml.name();
            try {
                switch (member) {
                    case "name", "version", "cpe", "purl", "group", "publisher" -> draft.put(member, xml.text());
                    case "supplier", "manufacturer" -> draft.put(member, nameWithin());
                    case "swid" -> {
                        String tagId = xml.attribute("tagId");
                        xml.skip();
                        draft.put(member, tagId);
                    }
                    case "components" -> nested(draft);
                    default -> xml.skip();
                }
            } catch (RowFault fault) {
                draft.broken(member, fault);
            }
        }
    }

    private static void put(CycloneDraft draft, String member, @Nullable String text) {
        try {
            draft.put(member, text);
        } catch (RowFault fault) {
            draft.broken(member, fault);
        }
    }

    private @Nullable String nameWithin() throws IOException, RowFault {
        String name = null;
        RowFault first = null;
        String member = xml.name();
        while (xml.child()) {
            if (!xml.name().equals("name")) {
                xml.skip();
                continue;
            }
            try {
                String said = xml.text();
                if (name != null && said != null) {
                    throw new RowFault(member + "'s name is given twice");
                }
                name = said == null ? name : said;
            } catch (RowFault fault) {
                first = fault;
            }
        }
        if (first != null) {
            throw first;
        }
        return name;
    }

    private void nested(CycloneDraft draft) throws IOException, RowFault {
        try {
            draft.list();
        } catch (RowFault twice) {
            xml.skip();
            throw twice;
        }
        while (xml.child()) {
            tree.hold(draft, component(), xml.where());
        }
    }
}
