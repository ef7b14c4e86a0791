package writ.inventory.format;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SWID tags (ISO/IEC 19770-2:2015): one, or many in elements around them. A tag is on the device on which its evidence was
 * gathered or that an element around it names; without either the product is there, nobody says where.
 */
final class SwidFile {

    static final String NAMESPACE = "http://standards.iso.org/iso/19770/-2/2015/schema.xsd";
    static final String TAG = "SoftwareIdentity";

    private static final Set<String> HOSTS = Set.of("computer", "device", "endpoint", "host");

    private final Xml xml;
    private final Names names;
    private final Sink sink;
    private final JsonProducts products;
    private final Set<String> ignored = new HashSet<>();
    private boolean tagged;
    private boolean installed;

    SwidFile(Xml xml, Names names, Sink sink) {
        this.xml = xml;
        this.names = names;
        this.sink = sink;
        this.products = new JsonProducts(names);
    }

    /** Reads the document whose root the walk is at. */
    void document() throws IOException {
        sink.format(Format.SWID_XML);
        element(null);
        if (!tagged) {
            throw Unreadable.unknown("The file is XML of a kind that is not read." + InventoryFile.KNOWN);
        }
        if (!installed) {
            throw Unreadable.broken(null, "None of the SWID tags says that something is installed.");
        }
    }

    private void element(@Nullable String around) throws IOException {
        if (xml.name().equals(TAG)) {
            namespace(xml.namespace());
            tagged = true;
            tag(around);
            return;
        }
        String host = HOSTS.contains(xml.name().toLowerCase(Locale.ROOT)) ? host() : around;
        while (xml.child()) {
            element(host);
        }
    }

    private String host() {
        String name = xml.attribute("name");
        String host = name == null ? xml.attribute("hostname") : name;
        return host == null ? "" : host;
    }

    static void namespace(String namespace) {
        if (!namespace.equals(NAMESPACE)) {
            throw Unreadable.unknown(
                    "The file has SWID tags of another version; those of ISO/IEC 19770-2:2015 are read.");
        }
    }

    private void tag(@Nullable String around) throws IOException {
        long line = xml.line();
        String where = xml.where();
        String name = xml.attribute("name");
        String version = xml.attribute("version");
        String tagId = xml.attribute("tagId");
        String passedOver = isYes("corpus") ? "corpus" : isYes("supplemental") ? "supplemental" : null;
        String creator = null;
        String device = null;
        while (xml.child()) {
            String role = xml.attribute("role");
            if (xml.name().equals("Entity") && creator == null && role != null && isCreator(role)) {
                creator = xml.attribute("name");
            } else if (xml.name().equals("Evidence")) {
                device = xml.attribute("deviceId");
            }
            xml.skip();
        }
        if (passedOver != null) {
            passOver(passedOver);
            return;
        }
        installed = true;
        try {
            Spelled spelled = new Spelled(creator, name, version, null, null, tagId, false);
            if (tagId == null || tagId.isBlank()) {
                throw new RowFault("the tag has no tagId");
            }
            item(spelled, device == null || device.isBlank() ? around : device);
        } catch (RowFault fault) {
            sink.refused(new Refusal(line, where, fault.reason()));
        }
    }

    private void item(Spelled spelled, @Nullable String host) throws RowFault {
        if (host == null) {
            sink.present(products.number(spelled));
            return;
        }
        String endpoint = Names.checkedEndpoint(host);
        int product = products.number(spelled);
        sink.onEndpoint(product, names.endpoint(endpoint));
    }

    /** Who signs a tag, licenses or hands out the software is not who made it. */
    private static boolean isCreator(String roles) {
        return List.of(roles.strip().split("\\s+")).contains("softwareCreator");
    }

    private boolean isYes(String attribute) {
        String said = xml.attribute(attribute);
        return said != null && (said.strip().equals("true") || said.strip().equals("1"));
    }

    /** Of an installer before it has been run, and of what somebody has to add to another tag. */
    private void passOver(String kind) {
        if (ignored.add(kind)) {
            sink.ignored(TAG + " with " + kind);
        }
    }
}
