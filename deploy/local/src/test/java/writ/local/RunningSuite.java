package writ.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import writ.local.plan.FreePorts;

/** A suite in a process of its own, as deploy/up starts it. */
public final class RunningSuite implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> SERVICES = List.of("directive", "inventory", "notification");

    private final Process process;
    private final Path data;
    private final Path output;

    private RunningSuite(Process process, Path data, Path output) {
        this.process = process;
        this.data = data;
        this.output = output;
    }

    /** Over services that are stand-ins. */
    static RunningSuite start(Path folder, Map<String, String> environment, String... options) throws IOException {
        return start(home(folder.resolve("home")), folder, environment, List.of(options));
    }

    /** Over the packaged services of this repository, on ports that are free. */
    public static RunningSuite ofTheRepository(Path folder, String... options) throws IOException {
        Path home = Path.of("../..").toRealPath();
        for (String service : SERVICES) {
            if (Files.notExists(jar(home, service))) {
                throw new IllegalStateException(service + "-service is not packaged: mvn -DskipTests package");
            }
        }
        List<String> all = new ArrayList<>(List.of("--port", "" + FreePorts.base()));
        all.addAll(List.of(options));
        return start(home, folder, Map.of(), all);
    }

    private static RunningSuite start(Path home, Path folder, Map<String, String> environment, List<String> options)
            throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-Dwrit.home=" + home,
                "-Dwrit.log=" + folder.resolve("suite.log"),
                "-cp",
                System.getProperty("java.class.path"),
                "writ.local.Main",
                "--data",
                folder.resolve("data").toString()));
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new RunningSuite(builder.start(), folder.resolve("data"), output);
    }

    public RunningSuite awaitReady() throws IOException {
        Awaitility.await("ready, or the end")
                .atMost(120, TimeUnit.SECONDS)
                .until(() -> !process.isAlive() || output().contains("Ctrl-C stops everything."));
        if (!process.isAlive()) {
            throw new IllegalStateException(output());
        }
        return this;
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still runs");
        }
        return process.exitValue();
    }

    int terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    public JsonNode file() throws IOException {
        return new JsonMapper().readTree(data.resolve("suite.json").toFile());
    }

    boolean hasFile() {
        return Files.exists(data.resolve("suite.json"));
    }

    /** Of the three services and the database. */
    List<Long> pids() throws IOException {
        List<Long> pids =
                new ArrayList<>(StreamSupport.stream(file().path("services").spliterator(), false)
                        .map(service -> service.path("pid").asLong())
                        .toList());
        pids.add(file().at("/database/pid").asLong());
        return pids;
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(file().path("baseUrl").asText() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static Path home(Path home) throws IOException {
        if (Files.exists(home)) {
            return home;
        }
        Files.createDirectories(home.resolve("deploy/local/target"));
        Files.copy(Path.of("../routes.yaml"), home.resolve("deploy/routes.yaml"));
        Path programs = Path.of("target/postgresql-18").toAbsolutePath();
        Files.createDirectories(programs);
        Files.createSymbolicLink(home.resolve("deploy/local/target/postgresql-18"), programs);
        for (String service : SERVICES) {
            standIn(jar(home, service));
        }
        return home;
    }

    private static Path jar(Path home, String service) {
        return home.resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
    }

    private static void standIn(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry(entry));
            Files.copy(Path.of("target/test-classes").resolve(entry), jar);
        }
    }
}
