package writ.local.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import writ.local.edge.Answer;
import writ.local.edge.DevRequest;
import writ.local.edge.DevResource;
import writ.local.plan.Refusal;
import writ.local.plan.Service;

/** `GET /dev/services` says what runs; `POST /dev/services/{name}/start`, `/stop` and `/kill` do that to one. */
public final class ServicesResource implements DevResource {

    private final Services services;
    private final Change changed;

    /** @param changed told after each change, as the ids of processes are different then */
    public ServicesResource(Services services, Change changed) {
        this.services = services;
        this.changed = changed;
    }

    /** What is done after a change. */
    public interface Change {
        void happened() throws IOException;
    }

    record ServiceView(
            String name, boolean running, @Nullable Long pid) {}

    @Override
    public String path() {
        return "/dev/services";
    }

    @Override
    public Answer answer(DevRequest request) throws IOException, InterruptedException {
        List<String> below = request.below();
        if (below.isEmpty()) {
            return request.method().equals("GET") ? Answer.json(views()) : Answer.methodNotAllowed("GET");
        }
        Optional<Service> service = Service.named(below.getFirst());
        if (service.isEmpty() || below.size() != 2) {
            return Answer.notFound("POST /dev/services/{name}/start, stop or kill; GET /dev/services says the names.");
        }
        if (!request.method().equals("POST")) {
            return Answer.methodNotAllowed("POST");
        }
        try {
            switch (below.get(1)) {
                case "start" -> services.start(service.get());
                case "stop" -> services.stop(service.get());
                case "kill" -> services.kill(service.get());
                default -> {
                    return Answer.notFound("A service takes start, stop and kill.");
                }
            }
            changed.happened();
            return Answer.json(view(service.get()));
        } catch (Refusal e) {
            return Answer.problem(500, "internal", "Internal error", e.words());
        }
    }

    private List<ServiceView> views() {
        List<ServiceView> views = new ArrayList<>();
        for (Service service : Service.values()) {
            views.add(view(service));
        }
        return views;
    }

    private ServiceView view(Service service) {
        long pid = services.pid(service);
        return new ServiceView(service.fullName(), pid != 0, pid == 0 ? null : pid);
    }
}
