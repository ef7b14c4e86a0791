package writ.local.service;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import writ.local.plan.Refusal;
import writ.local.plan.Service;

/** One service as a process of this machine: started, watched, stopped. */
final class ServiceProcess {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 50;
    private static final ProcessBuilder.Redirect NOTHING = ProcessBuilder.Redirect.from(new File("/dev/null"));

    private final Service service;
    private final Launch launch;
    private final Path log;
    private final Consumer<String> say;
    private final HttpClient http = HttpClient.newHttpClient();

    private @Nullable Process process;

    /** Whether the process is to run; its end is only news while it is. */
    private volatile boolean wanted;

    /** Before that, whoever waits for it says what happened. */
    private volatile boolean ready;

    ServiceProcess(Service service, Launch launch, Consumer<String> say) {
        this.service = service;
        this.launch = launch;
        this.log = launch.log(service);
        this.say = say;
    }

    /** Starts the process unless it runs; answers its id. */
    synchronized long start() throws IOException {
        if (process != null && process.isAlive()) {
            return process.pid();
        }
        ProcessBuilder builder = new ProcessBuilder(launch.command(service))
                .redirectErrorStream(true)
                .redirectInput(NOTHING)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment(service));
        Process started = builder.start();
        process = started;
        wanted = true;
        ready = false;
        started.onExit().thenAccept(ended -> {
            if (wanted && ready) {
                say.accept(service.fullName() + " ended with exit code " + ended.exitValue()
                        + "; curl -X POST " + launch.baseUrl() + "/dev/services/" + service.shortName()
                        + "/start starts it again." + LogEnd.of(log));
            }
        });
        return started.pid();
    }

    /** Waits until the service says that it is ready. */
    void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            if (!isAlive()) {
                throw new Refusal(service.fullName() + " ended while it was starting." + LogEnd.of(log));
            }
            if (saysReady()) {
                ready = true;
                return;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new Refusal(
                service.fullName() + " is not ready after " + READY_WITHIN.toSeconds() + " s." + LogEnd.of(log));
    }

    private synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The process's id; 0 when it does not run. */
    synchronized long pid() {
        return process != null && process.isAlive() ? process.pid() : 0;
    }

    /** Ends the process, gently first, and waits for its end. */
    synchronized void stop() throws InterruptedException {
        wanted = false;
        if (process != null) {
            process.destroy();
            if (!process.waitFor(launch.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** Ends the process as a power failure would: kill -9. */
    synchronized void kill() throws InterruptedException {
        wanted = false;
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean saysReady() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(launch.readiness(service))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
