package writ.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
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

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
