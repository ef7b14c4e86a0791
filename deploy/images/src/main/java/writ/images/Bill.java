package writ.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The list of what an image is made of: Maven's, with the Java it runs on, which Maven does not know; and of services whose
 * jars are known, with what Quarkus adds to an application or takes away.
 */
final class Bill {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADDED_BY_QUARKUS = "io.quarkus.";
    private static final Set<String> ONLY_FOR_DEVELOPMENT = Set.of("quarkus-ide-launcher");

    private Bill() {}

    /** Refuses a list that does not agree with the libraries that Quarkus laid out. */
    static Path complete(Path maven, Image image, Path folder) throws IOException {
        ObjectNode bom = (ObjectNode) JSON.readTree(maven.toFile());
        for (Layer layer : image.layers()) {
            Content first = layer.contents().getFirst();
            switch (layer.name()) {
                case "java" -> java(bom, "OpenJDK", image.labels().getOrDefault("dev.writ.java.version", ""));
                case "executable" -> {
                    compiledIn(bom, first.source());
                    Optional<Origin> origin = Origin.of(first.source());
                    if (origin.isPresent()) {
                        agree(bom, origin.get().jars(), image);
                    }
                }
                case "dependencies" -> {
                    if (first.target().equals("/app/lib")) {
                        agree(bom, names(first), image);
                    }
                }
                default -> {}
            }
        }
        Path bill = folder.resolve(image.shortName() + "-" + image.tag() + ".cdx.json");
        JSON.writerWithDefaultPrettyPrinter().writeValue(bill.toFile(), bom);
        return bill;
    }

    /** native-image writes into an executable whose runtime it has and which JDK's classes. */
    private static void compiledIn(ObjectNode bom, Path executable) throws IOException {
        String vm = Elf.text(executable, "com.oracle.svm.core.VM=");
        String java = Elf.text(executable, "com.oracle.svm.core.VM.Java.Version=");
        if (!vm.isEmpty() && !java.isEmpty()) {
            int version = vm.lastIndexOf(' ') + 1;
            component(bom, vm.substring(0, version).strip(), vm.substring(version));
            java(bom, "OpenJDK", java);
        }
    }

    private static void java(ObjectNode bom, String name, String version) {
        String plain = version.replaceFirst("[+-].*", "");
        component(bom, name, version).put("cpe", "cpe:2.3:a:oracle:openjdk:" + plain + ":*:*:*:*:*:*:*");
    }

    private static ObjectNode component(ObjectNode bom, String name, String version) {
        ObjectNode component = bom.withArray("components").addObject();
        return component
                .put("type", "platform")
                .put("bom-ref", name.replace(' ', '-') + "@" + version)
                .put("name", name)
                .put("version", version);
    }

    /** Nothing may depend on what is not listed. */
    private static void forget(ObjectNode bom, String reference) {
        for (Iterator<JsonNode> rest = bom.withArray("dependencies").iterator(); rest.hasNext(); ) {
            JsonNode dependency = rest.next();
            if (dependency.path("ref").asText().equals(reference)) {
                rest.remove();
            }
            for (Iterator<JsonNode> needs = dependency.path("dependsOn").iterator(); needs.hasNext(); ) {
                if (needs.next().asText().equals(reference)) {
                    needs.remove();
                }
            }
        }
    }

    private static Set<String> names(Content libraries) throws IOException {
        return names(libraries.paths().stream()
                .map(jar -> jar.getFileName().toString())
                .toList());
    }

    /** Of jars, without their ending and what Quarkus puts before those whose classes it has changed. */
    static Set<String> names(List<String> jars) {
        return jars.stream()
                .map(jar -> jar.replaceAll("^modified-|\\.jar$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void agree(ObjectNode bom, Set<String> libraries, Image image) {
        Set<String> jars = new TreeSet<>(libraries);
        Set<String> absent = new TreeSet<>();
        ArrayNode components = bom.withArray("components");
        for (Iterator<JsonNode> rest = components.iterator(); rest.hasNext(); ) {
            JsonNode component = rest.next();
            String name = component.path("name").asText();
            String classifier = component.path("purl").asText().replaceFirst("^.*[?&]classifier=([^&]*).*$|^.*$", "$1");
            String jar = component.path("group").asText() + "." + name + "-"
                    + component.path("version").asText() + (classifier.isEmpty() ? "" : "-" + classifier);
            if (component.path("type").asText().equals("library") && !jars.remove(jar)) {
                if (ONLY_FOR_DEVELOPMENT.contains(name)) {
                    rest.remove();
                    forget(bom, component.path("bom-ref").asText());
                } else {
                    absent.add(jar);
                }
            }
        }
        Set<String> unknown =
                jars.stream().filter(jar -> !jar.startsWith(ADDED_BY_QUARKUS)).collect(Collectors.toSet());
        if (!absent.isEmpty() || !unknown.isEmpty()) {
            throw new Refusal(image.reference() + " is not made of what its list says: the list has " + absent
                    + " besides, and the image has " + unknown + "; build again");
        }
        for (String jar : jars) {
            int version = jar.lastIndexOf('-') + 1;
            String artifact = jar.substring(ADDED_BY_QUARKUS.length(), version - 1);
            ObjectNode added = components.addObject().put("type", "library").put("group", "io.quarkus");
            String purl = "pkg:maven/io.quarkus/" + artifact + "@" + jar.substring(version) + "?type=jar";
            added.put("bom-ref", purl)
                    .put("name", artifact)
                    .put("version", jar.substring(version))
                    .put("purl", purl);
        }
    }
}
