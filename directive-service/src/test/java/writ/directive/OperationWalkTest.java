package writ.directive;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import writ.kit.testing.OperationWalk;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
class OperationWalkTest {

    private static final Set<String> OPEN = Set.of("GET /schemas/directive-v1.json");

    @Test
    void noOperationIsOpenToOtherRolesOrOtherAgencies() {
        new OperationWalk(OPEN, objects(), bodies()).walk("epa");
    }

    /** For each path with variables an object that EPA may not see; null where objects belong to no agency. */
    private static Map<String, String> objects() {
        Map<String, String> objects = new HashMap<>();
        objects.put("/v1/agencies/{id}", "/v1/agencies/usda");
        objects.put("/v1/agencies/{id}/contacts", "/v1/agencies/usda/contacts");
        objects.put("/v1/directives/{name}", null);
        objects.put("/v1/directives/{name}/preview", null);
        return objects;
    }

    private static Map<String, String> bodies() {
        return Map.of(
                "PUT /v1/agencies/{id}/contacts", "{\"contacts\": []}",
                "POST /v1/directives", "{}",
                "PUT /v1/directives/{name}", "{}");
    }
}
