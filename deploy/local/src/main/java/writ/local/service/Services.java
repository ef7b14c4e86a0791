package writ.local.service;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import writ.local.plan.Service;

/** The three services of the suite, each a process of its own. */
public final class Services {

    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
    private final BiConsumer<Service, Long> onStart;

    /**
     * @param onStart told the process id at each start
     * @param say told when a service ended that nobody stopped
     */
    public Services(Launch launch, BiConsumer<Service, Long> onStart, Consumer<String> say) {
        this.onStart = onStart;
        for (Service service : Service.values()) {
            processes.put(service, new ServiceProcess(service, launch, say));
        }
    }

    /** Starts all at once and waits until each is ready. */
    public void startAll() throws IOException, InterruptedException {
        for (Service service : Service.values()) {
            launch(service);
        }
        for (Service service : Service.values()) {
            process(service).awaitReady();
        }
    }

    /** Starts one and waits until it is ready. */
    void start(Service service) throws IOException, InterruptedException {
        launch(service);
        process(service).awaitReady();
    }

    void stop(Service service) throws InterruptedException {
        process(service).stop();
    }

    void kill(Service service) throws InterruptedException {
        process(service).kill();
    }

    /** Stops all at once and waits for their end. */
    public void stopAll() {
        CompletableFuture.allOf(processes.values().stream()
                        .map(process -> CompletableFuture.runAsync(() -> stop(process)))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** The process's id; 0 when the service does not run. */
    public long pid(Service service) {
        return process(service).pid();
    }

    private void launch(Service service) throws IOException {
        onStart.accept(service, process(service).start());
    }

    private ServiceProcess process(Service service) {
        return Objects.requireNonNull(processes.get(service));
    }

    private static void stop(ServiceProcess process) {
        try {
            process.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
