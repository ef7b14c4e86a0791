package writ.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import writ.local.database.Bootstrap;
import writ.local.database.Postgres;
import writ.local.plan.Ports;
import writ.local.plan.Service;
import writ.local.service.Launch;
import writ.local.service.Services;

/** suite.json: where everything is, for scripts. It is there while the suite is ready, and gone when it stops. */
final class SuiteFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final Launch launch;
    private final Services services;
    private final Postgres postgres;

    SuiteFile(Launch launch, Services services, Postgres postgres) {
        this.file = in(launch.data());
        this.launch = launch;
        this.services = services;
        this.postgres = postgres;
    }

    /** Writes the file anew, whole or not at all. */
    synchronized void write() throws IOException {
        Path partial = file.resolveSibling("suite.json.part");
        Files.write(partial, JSON.writeValueAsBytes(content()));
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    /** For a person who meets a suite that runs: its process and URL, as far as its file says. */
    static String whereabouts(Path data) {
        try {
            JsonNode suite = JSON.readTree(in(data).toFile());
            return " (process " + suite.path("pid").asText() + ", "
                    + suite.path("baseUrl").asText() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    private static Path in(Path data) {
        return data.resolve("suite.json");
    }

    private Map<String, Object> content() throws IOException {
        Ports ports = launch.ports();
        Map<String, Object> suite = new LinkedHashMap<>();
        suite.put("baseUrl", launch.baseUrl());
        suite.put("pid", ProcessHandle.current().pid());
        suite.put("data", launch.data().toString());
        suite.put("simulatedClock", launch.simulatedClock());
        Map<String, Object> each = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            each.put(service.fullName(), view(service));
        }
        suite.put("services", each);
        suite.put("issuer", ordered("url", launch.issuer(), "tokenUrl", launch.issuer() + "/token"));
        suite.put(
                "inbox",
                ordered(
                        "url", "http://127.0.0.1:" + ports.inbox() + "/dev/inbox",
                        "folder", launch.data().resolve("inbox").toString(),
                        "smtpPort", ports.smtp(),
                        "imapPort", ports.imap()));
        suite.put(
                "database",
                ordered(
                        "host",
                        "127.0.0.1",
                        "port",
                        ports.database(),
                        "name",
                        Bootstrap.DATABASE,
                        "superuser",
                        Postgres.SUPERUSER,
                        "roles",
                        roles(),
                        "password",
                        Bootstrap.PASSWORD,
                        "pid",
                        postgres.pid()));
        return suite;
    }

    private Map<String, Object> view(Service service) {
        return ordered(
                "url", launch.url(service),
                "managementUrl", launch.managementUrl(service),
                "pid", services.pid(service),
                "log", launch.log(service).toString());
    }

    private static List<String> roles() {
        return Stream.of(Service.values())
                .flatMap(service -> Stream.of(service.shortName() + "_owner", service.shortName() + "_app"))
                .toList();
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
