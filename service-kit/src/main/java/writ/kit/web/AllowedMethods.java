package writ.kit.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Says with a 405 which methods there are (RFC 9110, 15.5.6), which the framework does not; by the OpenAPI document. */
@Singleton
class AllowedMethods {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final Contract contract;
    private final Problems problems;
    private volatile @Nullable Map<Pattern, Set<String>> byPath;

    AllowedMethods(Contract contract, Problems problems) {
        this.contract = contract;
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException e, UriInfo uri) {
        Set<String> allowed = new TreeSet<>(List.of("OPTIONS"));
        byPath().forEach((path, methods) -> {
            if (path.matcher(uri.getPath()).matches()) {
                allowed.addAll(methods);
            }
        });
        return problems.problem(Problem.of(CommonProblem.METHOD_NOT_ALLOWED, CommonProblem.METHOD_NOT_ALLOWED.title())
                .header("Allow", String.join(", ", allowed)));
    }

    private Map<Pattern, Set<String>> byPath() {
        Map<Pattern, Set<String>> read = byPath;
        if (read == null) {
            read = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> path : contract.paths().properties()) {
                read.put(pattern(path.getKey()), methods(path.getValue()));
            }
            byPath = read;
        }
        return read;
    }

    private static Set<String> methods(JsonNode item) {
        Set<String> methods = new TreeSet<>();
        item.fieldNames().forEachRemaining(name -> {
            if (METHODS.contains(name)) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
        });
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(Arrays.stream(template.split("/"))
                .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/")));
    }
}
