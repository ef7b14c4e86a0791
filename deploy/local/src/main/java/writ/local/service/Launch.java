package writ.local.service;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import writ.local.database.Bootstrap;
import writ.local.plan.Ports;
import writ.local.plan.Refusal;
import writ.local.plan.Service;

/**
 * How a service is started on this machine.
 *
 * @param home the repository
 * @param data the folder of this suite; it stands among each process's arguments, so that one is known as ours
 * @param commands a folder with a file for each service, inventory-service.command, that has its command line, one word
 *     in a line; null runs what is built
 * @param issuer the URL of the issuer of tokens
 * @param simulatedClock whether business time is what the suite's clock says
 */
public record Launch(
        Path home,
        Path data,
        Ports ports,
        boolean nativeRunner,
        @Nullable Path commands,
        String issuer,
        boolean simulatedClock) {

    private static final String HOST = "127.0.0.1";
    /** Of no worth: the issuer takes any; it has the length that session cookies are encrypted well with. */
    private static final String CLIENT_SECRET = "this-issuer-takes-any-secret-at-all";

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration GRACE_OF_RECORDING = Duration.ofMinutes(2);

    private static final String HEAP = "-Xmx256m";
    /** Of an executable, whose nursery would grow to what the heap allows before it is first cleared. */
    private static final String NURSERY = "-Xmn16m";

    /** A process that is out of memory answers wrong things or nothing; one that ended is seen. */
    private static final String DEAD_WHEN_OUT_OF_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    public String baseUrl() {
        return url(ports.edge());
    }

    public String url(Service service) {
        return url(ports.of(service));
    }

    public String managementUrl(Service service) {
        return url(ports.managementOf(service));
    }

    public Path log(Service service) {
        return data.resolve("log").resolve(service.fullName() + ".log");
    }

    /** How long a service may take to end; a JVM that records what it did writes that last. */
    Duration grace() {
        return commands == null ? GRACE : GRACE_OF_RECORDING;
    }

    URI readiness(Service service) {
        return URI.create(managementUrl(service) + "/q/health/ready");
    }

    List<String> command(Service service) throws IOException {
        String ours = "-Dwrit.suite=" + data;
        if (commands != null) {
            List<String> command =
                    new ArrayList<>(Files.readAllLines(commands.resolve(service.fullName() + ".command")));
            command.add(1, ours);
            return command;
        }
        if (nativeRunner) {
            Path runner = service.runner(home)
                    .orElseThrow(
                            () -> new Refusal(service.fullName() + " has no native runner; build it with -Dnative"));
            return List.of(runner.toString(), ours, HEAP, NURSERY, DEAD_WHEN_OUT_OF_MEMORY);
        }
        Path jar = service.jar(home);
        if (!Files.exists(jar)) {
            throw new Refusal(service.fullName() + " is not built: " + jar + " is missing");
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(
                java.toString(),
                ours,
                HEAP,
                DEAD_WHEN_OUT_OF_MEMORY,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString());
    }

    /** What differs from production stands here and nowhere else; the chart sets the same names. */
    Map<String, String> environment(Service service) {
        Map<String, String> env = new LinkedHashMap<>();
        env.put("WRIT_HTTP_HOST", HOST);
        env.put("WRIT_HTTP_PORT", "" + ports.of(service));
        env.put("WRIT_MANAGEMENT_PORT", "" + ports.managementOf(service));
        env.put("WRIT_PUBLIC_URL", baseUrl());
        env.put("WRIT_DB_HOST", HOST);
        env.put("WRIT_DB_PORT", "" + ports.database());
        env.put("WRIT_DB_NAME", Bootstrap.DATABASE);
        env.put("WRIT_DB_APP_USER", service.shortName() + "_app");
        env.put("WRIT_DB_APP_PASSWORD", Bootstrap.PASSWORD);
        env.put("WRIT_DB_OWNER_USER", service.shortName() + "_owner");
        env.put("WRIT_DB_OWNER_PASSWORD", Bootstrap.PASSWORD);
        env.put("WRIT_OIDC_ISSUER", issuer);
        env.put("WRIT_OIDC_AUDIENCE", "writ");
        env.put("WRIT_OIDC_CLIENT_ID", service.fullName());
        env.put("WRIT_OIDC_CLIENT_SECRET", CLIENT_SECRET);
        for (Service peer : Service.values()) {
            env.put("WRIT_" + peer.name() + "_URL", url(peer));
        }
        env.put("WRIT_CLOCK_SIMULATED", "" + simulatedClock);
        if (simulatedClock) {
            // a clock that leaps would pass several steps of a reminder's ladder between two looks a second apart
            env.put("WRIT_REMINDER_POLL", "100ms");
        }
        env.put("WRIT_SMTP_HOST", HOST);
        env.put("WRIT_SMTP_PORT", "" + ports.smtp());
        env.put("WRIT_SMTP_FROM", "Writ <no-reply@writ.example>");
        env.put("WRIT_SMTP_STARTTLS", "DISABLED");
        env.put("WRIT_WEBHOOK_ALLOW", "127.0.0.0/8");
        env.put("WRIT_LOG_JSON", "false");
        return env;
    }

    private static String url(int port) {
        return "http://" + HOST + ":" + port;
    }
}
