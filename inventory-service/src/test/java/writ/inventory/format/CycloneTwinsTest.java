package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.jspecify.annotations.Nullable;

/** The same document in both ways says the same, and is what the reference library reads in both. */
class CycloneTwinsTest {

    private static final Limits LIMITS = new Limits(4096, 500, 500, 100_000, 500, 1 << 20, 1 << 20);
    private static final ObjectMapper OF_JSON = new ObjectMapper();
    private static final XmlMapper OF_XML = new XmlMapper();

    /** A component before it is written. */
    private record Part(String type, Map<String, String> texts, String supplier, String tagId, List<Part> parts) {

        String json() {
            StringBuilder json = new StringBuilder("{\"type\": " + quoted(type));
            texts.forEach((name, text) -> json.append(", \"%s\": %s".formatted(name, quoted(text))));
            if (!supplier.isEmpty()) {
                json.append(", \"supplier\": {\"url\": [\"http://x\"], \"name\": %s}".formatted(quoted(supplier)));
            }
            if (!tagId.isEmpty()) {
                json.append(", \"swid\": {\"tagId\": %s, \"name\": \"n\"}".formatted(quoted(tagId)));
            }
            return json + (parts.isEmpty() ? "" : ", \"components\": " + array(parts)) + "}";
        }

        String xml() {
            StringBuilder xml = new StringBuilder("<component type=\"" + escaped(type) + "\">");
            if (!supplier.isEmpty()) {
                xml.append("<supplier><name>")
                        .append(escaped(supplier))
                        .append("</name><url>http://x</url></supplier>");
            }
            texts.forEach((name, text) -> xml.append("<%1$s>%2$s</%1$s>".formatted(name, escaped(text))));
            if (!tagId.isEmpty()) {
                xml.append("<swid tagId=\"").append(escaped(tagId)).append("\" name=\"n\"/>");
            }
            return xml + (parts.isEmpty() ? "" : "<components>" + elements(parts) + "</components>") + "</component>";
        }

        static String array(List<Part> parts) {
            return parts.stream().map(Part::json).collect(Collectors.joining(",\n", "[", "]"));
        }

        static String elements(List<Part> parts) {
            return parts.stream().map(Part::xml).collect(Collectors.joining("\n"));
        }

        private static String quoted(String text) {
            return '"' + text.replace("\"", "\\\"") + '"';
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace("\"", "&quot;")
                    .replace("]]>", "]]&gt;");
        }
    }

    @Property(tries = 200)
    void jsonAndXmlOfTheSameDocumentSayTheSame(
            @ForAll("parts") List<Part> parts, @ForAll("hosts") String host, @ForAll("versions") String version)
            throws IOException {
        // Given
        String json =
                "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"%s\", \"metadata\": {\"component\": {\"name\": \"%s\"}},"
                                .formatted(version, host)
                        + " \"components\": " + Part.array(parts) + "}";
        String xml = "<?xml version=\"1.0\"?><bom xmlns=\"http://cyclonedx.org/schema/bom/" + version
                + "\"><metadata><component type=\"device\"><name>" + host + "</name></component></metadata><components>"
                + Part.elements(parts) + "</components></bom>";

        // When
        Told byJson = told(json);
        Told byXml = told(xml);

        // Then
        assertEquals(Format.CYCLONEDX_JSON, byJson.format);
        assertEquals(Format.CYCLONEDX_XML, byXml.format);
        assertEquals(byJson.items, byXml.items);
        assertEquals(byJson.products(), byXml.products());
        assertEquals(byJson.refused.size(), byXml.refused.size());
        assertEquals(
                read(OF_JSON.readValue(json, Bom.class).getComponents()),
                read(OF_XML.readValue(xml, Bom.class).getComponents()));
    }

    private static String read(@Nullable List<Component> components) {
        return components == null || components.isEmpty()
                ? ""
                : components.stream()
                        .map(each -> each.getType()
                                + each.getName()
                                + each.getVersion()
                                + each.getCpe()
                                + read(each.getComponents()))
                        .toList()
                        .toString();
    }

    private static Told told(String document) {
        return Told.by(document.getBytes(StandardCharsets.UTF_8), null, LIMITS);
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.of("1.2", "1.3", "1.4", "1.5", "1.6");
    }

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.of("pc-1", "pc-2", "");
    }

    @Provide
    Arbitrary<List<Part>> parts() {
        Arbitrary<Part> leaf = part(Arbitraries.just(List.of()));
        Arbitrary<Part> branch = part(leaf.list().ofMaxSize(3));
        return part(branch.list().ofMaxSize(2)).list().ofMinSize(1).ofMaxSize(4);
    }

    private static Arbitrary<Part> part(Arbitrary<List<Part>> parts) {
        Arbitrary<String> types = Arbitraries.of("device", "application", "library", "container", "firmware");
        Arbitrary<String> suppliers = Arbitraries.of("Kaspersky Lab", "Acme & <S\u00f6hne>", "N/A", "");
        Arbitrary<Map<String, String>> texts = Combinators.combine(
                        Arbitraries.of("KES", "Tool \"x\"", "\u65e5\u672c \ud83d\ude00", "a]]>b"),
                        suppliers,
                        Arbitraries.integers().between(0, 3))
                .as((name, publisher, set) -> {
                    Map<String, String> all = new TreeMap<>(Map.of("name", name, "version", "1." + set));
                    if (!publisher.isEmpty()) {
                        all.put("publisher", publisher);
                    }
                    if ((set & 1) != 0) {
                        all.put("purl", "pkg:generic/kes@" + set);
                    }
                    if ((set & 2) != 0) {
                        all.put("cpe", "cpe:2.3:a:kaspersky:kes:" + set + ":*:*:*:*:*:*:*");
                    }
                    return all;
                });
        return Combinators.combine(types, texts, suppliers, Arbitraries.of("", "regid.2017.com.kaspersky"), parts)
                .as(Part::new);
    }
}
