package writ.kit.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * Refuses a query parameter that the operation does not have: a filter that is misspelt would otherwise answer more,
 * or about now instead of then. What an operation has is read from the OpenAPI document once, by operation id.
 */
@Singleton
class KnownParameters {

    private final Contract contract;
    private volatile @Nullable Map<String, Set<String>> byOperation;

    KnownParameters(Contract contract) {
        this.contract = contract;
    }

    @ServerRequestFilter
    public void refuseOthers(SimpleResourceInfo operation, UriInfo uri) {
        Set<String> sent = uri.getQueryParameters().keySet();
        if (sent.isEmpty()) {
            return;
        }
        Set<String> known =
                byOperation().get(operation.getResourceClass().getSimpleName() + "_" + operation.getMethodName());
        if (known == null || known.containsAll(sent)) {
            return; // a page has no contract
        }
        Problem problem = Problem.of(CommonProblem.MALFORMED, "There is no such query parameter here.");
        sent.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> problem.at(
                        name, known.isEmpty() ? "takes no query parameter" : "takes " + String.join(", ", known)));
        throw problem;
    }

    private Map<String, Set<String>> byOperation() {
        Map<String, Set<String>> read = byOperation;
        if (read == null) {
            read = read();
            byOperation = read;
        }
        return read;
    }

    private Map<String, Set<String>> read() {
        Map<String, Set<String>> names = new HashMap<>();
        contract.paths().forEach(path -> {
            Set<String> shared = queryNames(path);
            path.forEach(operation -> {
                Set<String> all = queryNames(operation);
                all.addAll(shared);
                names.put(operation.path("operationId").asText(), all);
            });
        });
        return names;
    }

    private static Set<String> queryNames(JsonNode holder) {
        Set<String> names = new TreeSet<>();
        holder.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        });
        return names;
    }
}
