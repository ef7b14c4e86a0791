package writ.kit.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** The packaged service of the module under test as a process of its own, to be stopped or killed. */
public final class ServiceProcess {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final int port;
    private final int management;
    private final Path log;

    private ServiceProcess(Process process, int port, int management, Path log) {
        this.process = process;
        this.port = port;
        this.management = management;
        this.log = log;
    }

    /** Waits until it is ready. */
    public static ServiceProcess start(Map<String, String> settings) throws IOException {
        ServiceProcess started = launch(settings);
        started.await(200);
        return started;
    }

    /** @param settings by the names of the properties; the process gets them as environment variables, and no others */
    public static ServiceProcess launch(Map<String, String> settings) throws IOException {
        int port = freePort();
        int management = freePort();
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().keySet().removeIf(name -> name.startsWith("WRIT_") || name.startsWith("QUARKUS_"));
        settings.forEach((name, value) -> builder.environment().put(variable(name), value));
        builder.environment().put("WRIT_HTTP_HOST", "127.0.0.1");
        builder.environment().put("WRIT_HTTP_PORT", String.valueOf(port));
        builder.environment().put("WRIT_MANAGEMENT_PORT", String.valueOf(management));
        Path log = Path.of("target", "service-" + port + ".log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new ServiceProcess(builder.start(), port, management, log);
    }

    /** The jar; in a native build there is only the executable. */
    private static List<String> command() {
        String executable = System.getProperty("native.image.path", "");
        return Files.exists(JAR)
                ? List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        JAR.toString())
                : List.of(executable);
    }

    /** Waits until readiness answers with a status. */
    public void await(int status) {
        Awaitility.await("the service, see " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> answers(status));
    }

    private boolean answers(int status) {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service has ended with " + process.exitValue() + ", see " + log);
        }
        try {
            return ready().statusCode() == status;
        } catch (Exception notYet) {
            return false;
        }
    }

    /** What readiness says now. */
    public Response ready() {
        return given().get("http://127.0.0.1:" + management + "/q/health/ready");
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** As kill -9 does it: no handler of the process runs. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As Kubernetes does it, SIGTERM; does not wait for the end. */
    public void stop() {
        process.destroy();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end; answers the exit status. */
    public int exit(Duration atMost) {
        try {
            return process.onExit()
                    .get(atMost.toMillis(), TimeUnit.MILLISECONDS)
                    .exitValue();
        } catch (TimeoutException e) {
            throw new AssertionError("the process goes on after " + atMost + ", see " + log, e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it has written to both of its outputs. */
    public String log() throws IOException {
        return Files.readString(log);
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
