package writ.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillTest {

    @TempDir
    Path folder;

    @Test
    void theJavaAndWhatQuarkusAddsAreListedAndWhatItLeavesOutIsNot() throws IOException {
        jar("org.example.a-1.0.jar");
        jar("io.quarkus.quarkus-flyway-postgresql-3.33.2.jar");

        List<String> listed = listed(
                onJvm(), library("org.example", "a", "1.0"), library("io.quarkus", "quarkus-ide-launcher", "3.33.2"));

        assertEquals(List.of("a 1.0", "OpenJDK 25.0.3+9", "quarkus-flyway-postgresql 3.33.2"), listed);
    }

    @Test
    void nothingDependsOnWhatIsLeftOut() throws IOException {
        jar("org.example.a-1.0.jar");
        Path maven = Files.writeString(folder.resolve("maven.json"), """
                {"components": [%s, {"type": "library", "bom-ref": "launcher", "group": "io.quarkus",
                    "name": "quarkus-ide-launcher", "version": "1"}],
                 "dependencies": [{"ref": "a", "dependsOn": ["b", "launcher"]}, {"ref": "launcher"}]}
                """.formatted(library("org.example", "a", "1.0")));

        var dependencies = TestArchive.json(Files.readAllBytes(Bill.complete(maven, onJvm(), folder)))
                .path("dependencies");

        assertEquals("[{\"ref\":\"a\",\"dependsOn\":[\"b\"]}]", dependencies.toString());
    }

    @Test
    void aListThatIsNotOfTheseJarsIsRefused() throws IOException {
        jar("org.example.a-1.1.jar");

        Refusal refusal = assertThrows(Refusal.class, () -> listed(onJvm(), library("org.example", "a", "1.0")));

        assertTrue(refusal.words().contains("the list has [org.example.a-1.0]"), refusal.words());
        assertTrue(refusal.words().contains("the image has [org.example.a-1.1]"), refusal.words());
    }

    @Test
    void anExecutableSaysWhatWasCompiledIn() throws IOException {
        Path executable = Files.writeString(
                folder.resolve("tool"),
                "\0com.oracle.svm.core.VM.Java.Version=25.0.3\0com.oracle.svm.core.VM=GraalVM CE 25.0.2+10.1\0");

        List<String> listed = listed(image(new Layer("executable", new Content(executable, "/app/tool"))));

        assertEquals(List.of("GraalVM CE 25.0.2+10.1", "OpenJDK 25.0.3"), listed);
    }

    @Test
    void anExecutableThatIsKnownListsWhatItWasCompiledOf() throws IOException {
        Image image = compiledOf("io.quarkus.quarkus-added-3.jar", "modified-org.example.a-1.0.jar");

        List<String> listed = listed(
                image, library("org.example", "a", "1.0"), library("io.quarkus", "quarkus-ide-launcher", "3.33.2"));

        assertEquals(List.of("a 1.0", "quarkus-added 3"), listed);
    }

    @Test
    void anExecutableThatWasCompiledOfOtherJarsIsRefused() throws IOException {
        Image image = compiledOf("org.example.b-1.0.jar");

        assertThrows(Refusal.class, () -> listed(image, library("org.example", "a", "1.0")));
    }

    private Image compiledOf(String... jars) throws IOException {
        Path executable = Files.writeString(folder.resolve("tool"), "\0");
        Files.writeString(folder.resolve("tool.cdx.json"), "{}");
        Files.writeString(folder.resolve("tool.made-of"), Digests.of(executable) + " \n");
        Files.write(folder.resolve("tool.jars"), List.of(jars));
        return image(new Layer("executable", new Content(executable, "/app/tool")));
    }

    private List<String> listed(Image image, String... components) throws IOException {
        Path maven = Files.writeString(
                folder.resolve("maven.json"), "{\"components\": [" + String.join(",", components) + "]}");
        List<String> listed = new ArrayList<>();
        TestArchive.json(Files.readAllBytes(Bill.complete(maven, image, folder)))
                .path("components")
                .forEach(each -> listed.add(
                        each.path("name").asText() + " " + each.path("version").asText()));
        return listed;
    }

    private Image onJvm() throws IOException {
        Content java = new Content(folder, "/opt/java");
        return image(
                new Layer("java", java), new Layer("dependencies", new Content(folder.resolve("lib"), "/app/lib")));
    }

    private static Image image(Layer... layers) {
        Map<String, String> labels = Map.of("dev.writ.java.version", "25.0.3+9");
        return new Image("writ/tool", "1.0", "Tool", "A tool", List.of(layers), List.of(), Map.of(), List.of(), labels);
    }

    private void jar(String name) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("lib/main")).resolve(name), "");
    }

    private static String library(String group, String name, String version) {
        return "{\"type\": \"library\", \"group\": \"%s\", \"name\": \"%s\", \"version\": \"%s\"}"
                .formatted(group, name, version);
    }
}
