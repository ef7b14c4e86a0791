package writ.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the services' AOT caches: plays the life of a directive on them as they lie in their images, while their JVMs
 * record what they load, link and compile, and has a cache written of each record.
 *
 * <p>A JVM takes a cache only with the same Java and the same jars, to the second of their file times; both are laid out
 * here with the times that they have in the image.
 */
final class Training {

    /** Above 64 GB of memory pointers would be wider, and the caches of no use below. */
    private static final String MEMORY = "-XX:MaxRAM=1g";

    private final Path home;
    private final Path folder;
    private final JavaRuntime java;
    private final Release release;

    /** @param folder where caches and what they were made of stay for the next time */
    Training(Path home, Path folder, JavaRuntime java, Release release) {
        this.home = home;
        this.folder = folder;
        this.java = java;
        this.release = release;
    }

    /** The service's cache, when there is one of exactly these jars and this Java. */
    Path cache(Service service) throws IOException {
        Path cache = place(service).resolve(service.name() + ".aot");
        Path madeOf = folder.resolve(service.name() + ".made-of");
        if (!Files.exists(cache)
                || !Files.exists(madeOf)
                || !Files.readString(madeOf).equals(madeOf(service))) {
            throw new Refusal(service.name() + " has no AOT cache of these jars and this Java; leave out --no-build,"
                    + " which makes one, or add --no-aot");
        }
        return cache;
    }

    /** What is /app in the service's image, on this machine and with the same times. */
    Path place(Service service) {
        return folder.resolve(service.name());
    }

    /** Trains all services, if one has no cache, since they need each other to have something to do. */
    void ensure(List<Service> services) throws IOException {
        for (Service service : services) {
            try {
                cache(service);
            } catch (Refusal stale) {
                System.out.println("Playing the life of a directive, from which the JVM learns what services do:");
                train();
                return;
            }
        }
    }

    private void train() throws IOException {
        Folders.delete(folder);
        Files.createDirectories(folder.resolve("commands"));
        for (Service service : Service.ALL) {
            String app = place(service).toString();
            for (Content content : service.jars(home)) {
                Folders.copy(content, content.target().replaceFirst("^/app", app), release.created());
            }
            command(
                    service,
                    "-XX:AOTMode=record",
                    "-XX:AOTConfiguration=" + folder.resolve(service.name() + ".aotconf"));
        }
        Path log = folder.resolve("training.log");
        String replay = home.resolve("deploy/replay").toString();
        List<String> play = List.of(
                replay,
                "--services",
                folder.resolve("commands").toString(),
                "--port",
                "8380",
                "--data",
                folder.resolve("suite").toString());
        Commands.run(play, log);
        for (Service service : Service.ALL) {
            Path record = folder.resolve(service.name() + ".aotconf");
            List<String> create = new ArrayList<>(java.local(List.of(MEMORY)));
            create.addAll(Service.FLAGS_JVM);
            create.add("-XX:AOTMode=create");
            create.add("-XX:AOTConfiguration=" + record);
            create.add("-XX:AOTCache=" + place(service).resolve(service.name() + ".aot"));
            create.addAll(
                    List.of("-cp", place(service).resolve("quarkus-run.jar").toString()));
            Commands.run(create, folder.resolve(service.name() + ".create.log"));
            prove(service);
            Files.delete(record);
            Files.writeString(folder.resolve(service.name() + ".made-of"), madeOf(service));
        }
        Folders.delete(folder.resolve("suite"));
    }

    /** Has a JVM with the image's flags take the cache in another folder, or fail. */
    void prove(Service service) throws IOException {
        Path copy = folder.resolve("proof");
        Folders.delete(copy);
        Folders.copy(new Content(place(service), ""), copy.toString(), release.created());
        List<String> start = new ArrayList<>(java.local(Service.FLAGS_JVM));
        start.add("-XX:AOTMode=on");
        start.add("-XX:AOTCache=" + copy.resolve(service.name() + ".aot"));
        start.addAll(List.of("-cp", copy.resolve("quarkus-run.jar").toString(), "-version"));
        Commands.run(start, folder.resolve(service.name() + ".proof.log"));
        Folders.delete(copy);
    }

    private void command(Service service, String... flags) throws IOException {
        List<String> command = new ArrayList<>(java.local(List.of(MEMORY)));
        command.addAll(Service.FLAGS_JVM);
        command.addAll(List.of(flags));
        command.addAll(List.of("-jar", place(service).resolve("quarkus-run.jar").toString()));
        Files.write(folder.resolve("commands").resolve(service.name() + ".command"), command);
    }

    /** All that a cache is made of. */
    String madeOf(Service service) {
        Map<String, String> labels = java.labels(new Layer("jars", service.jars(home)));
        return labels + " " + Service.FLAGS_JVM;
    }
}
