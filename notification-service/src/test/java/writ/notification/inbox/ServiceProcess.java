package writ.notification.inbox;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;

/** The packaged service as a process of its own, to be killed. */
final class ServiceProcess {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final Process process;
    private final int port;
    private final int management;

    private ServiceProcess(Process process, int port, int management) {
        this.process = process;
        this.port = port;
        this.management = management;
    }

    /** @param settings by the names of the properties; the process gets them as environment variables */
    static ServiceProcess start(Map<String, String> settings) throws IOException {
        int port = freePort();
        int management = freePort();
        ProcessBuilder builder = new ProcessBuilder(command());
        settings.forEach((name, value) -> builder.environment().put(variable(name), value));
        builder.environment().put("WRIT_HTTP_HOST", "127.0.0.1");
        builder.environment().put("WRIT_HTTP_PORT", String.valueOf(port));
        builder.environment().put("WRIT_MANAGEMENT_PORT", String.valueOf(management));
        Path log = Path.of("target", "killed-service.log");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        ServiceProcess started = new ServiceProcess(builder.start(), port, management);
        Awaitility.await("the service, see " + log)
                .atMost(Duration.ofSeconds(90))
                .until(started::isReady);
        return started;
    }

    /** The jar; in a native build there is only the executable. */
    private static List<String> command() {
        String executable = System.getProperty("native.image.path", "");
        return Files.exists(JAR)
                ? List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        JAR.toString())
                : List.of(executable);
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service has ended with " + process.exitValue());
        }
        try {
            return given().get("http://127.0.0.1:" + management + "/q/health/ready")
                            .statusCode()
                    == 200;
        } catch (Exception notYet) {
            return false;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** As kill -9 does it: no handler of the process runs. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
