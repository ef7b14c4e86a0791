package writ.kit.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Walks every operation of `openapi.yaml`: each must say who may use it; nobody without a token, no other role and
 * no other agency gets through.
 */
public final class OperationWalk {

    private static final List<String> ROLES = List.of(
            "authority-issuer",
            "authority-analyst",
            "agency-reporter",
            "agency-attester",
            "component-reporter",
            "auditor",
            "oversight",
            "affected-entity",
            "service");
    private static final Set<String> OF_ONE_AGENCY =
            Set.of("agency-reporter", "agency-attester", "component-reporter", "auditor");
    private static final Set<String> OF_AN_AGENCY = Set.of("agency-reporter", "agency-attester");
    private static final Set<Integer> REFUSED = Set.of(401, 403, 404, 405);
    /** What is left of an object after one operation has to be enough for the next. */
    private static final List<String> ORDER = List.of("HEAD", "GET", "PUT", "POST", "PATCH", "DELETE");

    private final JsonNode document = OpenApiContract.committed().document();
    private final Set<String> open;
    private final Map<String, String> objects;
    private final Map<String, String> bodies;

    /**
     * @param open operations anybody may use, as "GET /schemas/directive-v1.json"
     * @param objects for each path with variables the path of an existing object that the agency "other" may not see
     *     ("/v1/reports/{id}" → "/v1/reports/0199…"); null as value: its objects belong to no agency
     * @param bodies for operations that need one to get past the parser, as "POST /v1/x" → what is sent
     */
    public OperationWalk(Set<String> open, Map<String, String> objects, Map<String, String> bodies) {
        this.open = open;
        this.objects = objects;
        this.bodies = bodies;
    }

    /**
     * @param owner the agency that owns the objects, so that a path that is wrong does not pass for one that is hidden
     * @param other an agency that owns none of them
     */
    public void walk(String owner, String other) {
        List<Operation> operations =
                operations().stream().filter(each -> !open.contains(each.key())).toList();
        assertTrue(!operations.isEmpty(), "openapi.yaml has no operation with a rule");
        for (Operation operation : operations) {
            List<String> allowed = operation.roles();
            assertTrue(!allowed.isEmpty(), operation.key() + " has no rule: say @RolesAllowed, or list it as open");
            String path = operation.objectPath();
            assertEquals(401, send(operation, path, null), operation.key() + " without a token");
            for (String role : ROLES) {
                if (!allowed.contains(role)) {
                    assertEquals(403, send(operation, path, token(role, other)), operation.key() + " as " + role);
                } else if (operation.isForeign() && OF_ONE_AGENCY.contains(role)) {
                    assertEquals(
                            404,
                            send(operation, path, token(role, other)),
                            operation.key() + " as " + role + " of another agency");
                } else if (operation.isList() && OF_ONE_AGENCY.contains(role)) {
                    assertFalse(
                            answer(operation, path, token(role, other))
                                    .asString()
                                    .contains(belongsTo(owner)),
                            operation.key() + " as " + role + " shows what another agency has");
                }
            }
        }
        operations.stream()
                .sorted(Comparator.comparing(Operation::order))
                .forEach(operation -> ownerGetsThrough(operation, owner));
    }

    /** By the first of its roles that an agency has; what it then says of the body is another test's matter. */
    private void ownerGetsThrough(Operation operation, String owner) {
        operation.roles().stream()
                .filter(role -> operation.isForeign() && OF_AN_AGENCY.contains(role))
                .findFirst()
                .ifPresent(role -> {
                    int status = send(operation, operation.objectPath(), token(role, owner));
                    assertTrue(
                            status < 500 && !REFUSED.contains(status),
                            operation.key() + " as " + role + " of the owner is answered by " + status);
                });
    }

    private static String belongsTo(String agency) {
        return "\"agency\":\"" + agency + "\"";
    }

    private static String token(String role, String agency) {
        boolean needsComponent = role.equals("component-reporter");
        return Tokens.of(role, OF_ONE_AGENCY.contains(role) ? agency : null, needsComponent ? "any" : null);
    }

    private int send(Operation operation, String path, String token) {
        return answer(operation, path, token).statusCode();
    }

    private Response answer(Operation operation, String path, String token) {
        RequestSpecification request = given().redirects().follow(false);
        if (token != null) {
            request.auth().oauth2(token);
        }
        String body = bodies.get(operation.key());
        if (body != null) {
            request.contentType(operation.mediaType()).body(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.request(operation.method(), path);
    }

    private List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (operation.getValue().has("responses")) {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    all.add(new Operation(method, path.getKey(), operation.getValue()));
                }
            }
        }
        return all;
    }

    private final class Operation {

        private final String method;
        private final String path;
        private final JsonNode node;

        Operation(String method, String path, JsonNode node) {
            this.method = method;
            this.path = path;
            this.node = node;
        }

        String method() {
            return method;
        }

        String key() {
            return method + " " + path;
        }

        boolean isForeign() {
            return objects.get(path) != null;
        }

        boolean isList() {
            return method.equals("GET") && !path.contains("{");
        }

        int order() {
            return ORDER.indexOf(method);
        }

        /** Of its body; JSON where any will do. */
        String mediaType() {
            String first = node.path("requestBody").path("content").fieldNames().hasNext()
                    ? node.path("requestBody").path("content").fieldNames().next()
                    : "*/*";
            return first.equals("*/*") ? "application/json" : first;
        }

        String objectPath() {
            if (!path.contains("{")) {
                return path;
            }
            assertTrue(objects.containsKey(path), path + " has variables: name an object of it in the walk");
            String object = objects.get(path);
            return object == null ? path.replaceAll("\\{[^}]+}", "none") : object;
        }

        List<String> roles() {
            List<String> roles = new ArrayList<>();
            node.path("security")
                    .forEach(requirement ->
                            requirement.forEach(scopes -> scopes.forEach(scope -> roles.add(scope.asText()))));
            return roles;
        }
    }
}
