package writ.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    private static final Service SERVICE = Service.ALL.getFirst();

    @TempDir
    Path home;

    private Path jar;
    private Training training;

    @BeforeEach
    void aServiceAndACacheOfIt() throws IOException {
        Path application = home.resolve("directive-service/target/quarkus-app");
        jar = write(application.resolve("quarkus-run.jar"), "runner");
        write(application.resolve("lib/a.jar"), "library");
        write(application.resolve("app/b.jar"), "application");
        write(application.resolve("quarkus/c.jar"), "generated");
        JavaRuntime java = new JavaRuntime(
                write(home.resolve("java/lib/modules"), "").getParent().getParent(), "25");
        Path folder = home.resolve("training");
        training = new Training(home, folder, java, new Release("1.2.3", Instant.EPOCH));
        write(folder.resolve("directive-service/directive-service.aot"), "cache");
        write(folder.resolve("directive-service.made-of"), training.madeOf(SERVICE));
    }

    @Test
    void aCacheOfTheseJarsIsTakenAndNamedByItsDigest() throws IOException {
        Path cache = training.cache(SERVICE);

        Image image = SERVICE.onJvm(home, "1.2.3-jvm", new JavaRuntime(home.resolve("java"), "25"), Optional.of(cache));
        assertEquals(Digests.of(cache), image.labels().get("dev.writ.aot-cache.digest"));
        assertTrue(image.entrypoint().contains("-XX:AOTCache=/app/directive-service.aot"));
        assertEquals(
                "/app/directive-service.aot",
                image.layers().getLast().contents().getFirst().target());
    }

    @Test
    void aCacheOfOtherJarsIsRefused() throws IOException {
        Files.writeString(jar, "another runner");

        Refusal refusal = assertThrows(Refusal.class, () -> training.cache(SERVICE));

        assertTrue(refusal.words().contains("has no AOT cache of these jars and this Java"), refusal.words());
    }

    @Test
    void jarsAreLaidOutWithTheTimeTheyHaveInTheImage() throws IOException {
        Instant time = Instant.parse("2026-11-24T00:00:00Z");

        for (Content content : SERVICE.jars(home)) {
            Folders.copy(
                    content,
                    content.target()
                            .replaceFirst("^/app", home.resolve("laid-out").toString()),
                    time);
        }

        assertEquals(
                time,
                Files.getLastModifiedTime(home.resolve("laid-out/lib/a.jar")).toInstant());
        assertEquals(
                time,
                Files.getLastModifiedTime(home.resolve("laid-out/quarkus-run.jar"))
                        .toInstant());
    }

    @Test
    void aCacheThatTheJvmWouldNotTakeIsRefused() throws Exception {
        JavaRuntime java = new JavaRuntime(Path.of(System.getProperty("java.home")), "25");
        Path folder = home.resolve("proven");
        Training proven = new Training(home, folder, java, new Release("1.2.3", Instant.EPOCH));
        Path place = Files.createDirectories(proven.place(SERVICE));
        Path runner = place.resolve("quarkus-run.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(runner));
                InputStream program = TrainingTest.class.getResourceAsStream("TrainingTest$Program.class")) {
            zip.putNextEntry(new ZipEntry("writ/images/TrainingTest$Program.class"));
            program.transferTo(zip);
        }
        Files.setLastModifiedTime(runner, FileTime.from(Instant.EPOCH));
        List<String> flags = new ArrayList<>(java.local(Service.FLAGS_JVM));
        flags.addAll(List.of("-cp", runner.toString(), "-XX:AOTConfiguration=" + folder.resolve("record")));
        run(flags, "-XX:AOTMode=record", Program.class.getName());
        run(flags, "-XX:AOTMode=create", "-XX:AOTCache=" + place.resolve(SERVICE.name() + ".aot"));

        proven.prove(SERVICE);
        Path cache = place.resolve(SERVICE.name() + ".aot");
        Files.write(cache, Arrays.copyOf(Files.readAllBytes(cache), 100_000));

        Refusal refusal = assertThrows(Refusal.class, () -> proven.prove(SERVICE));
        assertTrue(refusal.words().contains("-XX:AOTMode=on"), refusal.words());
    }

    /** Something to make a cache of. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {}
    }

    private void run(List<String> flags, String... more) throws IOException {
        List<String> command = new ArrayList<>(flags);
        command.addAll(List.of(more));
        Commands.run(command, home.resolve("log"));
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
