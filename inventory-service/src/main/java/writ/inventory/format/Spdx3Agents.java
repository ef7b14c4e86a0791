package writ.inventory.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who makes and hands out packages: elements of their own in SPDX 3, which may come after those that name them. */
final class Spdx3Agents {

    /** Ids of agents by number of element, of one package; -1 for none. */
    private record Makers(int originator, int supplier) {}

    private final SpdxGraph graph;
    private final Limits limits;
    private final Map<Integer, SpdxActor> agents = new HashMap<>();
    private final List<Makers> makers = new ArrayList<>();

    Spdx3Agents(SpdxGraph graph, Limits limits) {
        this.graph = graph;
        this.limits = limits;
    }

    void agent(Spdx3Element element) {
        String id = element.id();
        String name = element.text("name");
        if (id == null || name == null || name.isBlank()) {
            return;
        }
        if (agents.size() == limits.pending()) {
            throw Unreadable.broken(null, "The SPDX document names more than " + limits.pending() + " agents.");
        }
        agents.put(graph.element(id), new SpdxActor(name, element.type().equals("Person")));
    }

    /** Notes the agents of the package that was added last. */
    void makers(Spdx3Element element) {
        makers.add(new Makers(first(element.list("originatedBy")), first(element.list("suppliedBy"))));
    }

    private int first(List<String> ids) {
        return ids.isEmpty() ? -1 : graph.element(ids.getFirst());
    }

    /** Gives the packages their suppliers, once all agents are known. */
    void resolve() {
        List<SpdxPackage> packages = graph.packages();
        for (int number = 0; number < makers.size(); number++) {
            @Nullable SpdxActor originator = agents.get(makers.get(number).originator);
            @Nullable SpdxActor supplier = agents.get(makers.get(number).supplier);
            packages.set(number, packages.get(number).suppliedBy(SpdxActor.maker(originator, supplier)));
        }
    }
}
