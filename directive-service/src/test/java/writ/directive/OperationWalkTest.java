package writ.directive;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import writ.kit.testing.OperationWalk;
import writ.kit.testing.TestClock;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class OperationWalkTest {

    private static final Set<String> OPEN = Set.of("GET /schemas/directive-v1.json");

    @Test
    void noOperationIsOpenToOtherRolesOrOtherAgencies() {
        new OperationWalk(OPEN, objects(), bodies()).walk("usda", "epa");
    }

    /** For each path with variables an object that EPA may not see; null where objects belong to no agency. */
    private static Map<String, String> objects() {
        String obligation = owed();
        Map<String, String> objects = new HashMap<>();
        objects.put("/v1/agencies/{id}", "/v1/agencies/usda");
        objects.put("/v1/agencies/{id}/contacts", "/v1/agencies/usda/contacts");
        objects.put("/v1/directives/{name}", "/v1/directives/walked");
        objects.put("/v1/directives/{name}/preview", null);
        List.of("issuance", "scoreboard", "chase-list", "reminders")
                .forEach(of -> objects.put("/v1/directives/{name}/" + of, null));
        objects.put("/v1/obligations/{id}", "/v1/obligations/" + obligation);
        List.of("draft", "submissions", "reminders")
                .forEach(of -> objects.put("/v1/obligations/{id}/" + of, "/v1/obligations/" + obligation + "/" + of));
        String submission = "/v1/submissions/"
                + Writ.answer("usda", obligation, "{\"nil\": true}").id();
        objects.put("/v1/submissions/{id}", submission);
        List.of("attestation", "review")
                .forEach(of -> objects.put("/v1/submissions/{id}/" + of, submission + "/" + of));
        return objects;
    }

    private static String owed() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
        Writ.issued("walked", "2017-09-13", "usda");
        return Writ.obligation("walked", "usda", "RA1", 1);
    }

    private static Map<String, String> bodies() {
        return Map.of(
                "PUT /v1/agencies/{id}/contacts", "{\"contacts\": []}",
                "POST /v1/directives", "{}",
                "PUT /v1/directives/{name}", "{}",
                "POST /v1/directives/{name}/issuance", "{}",
                "PUT /v1/obligations/{id}/draft", "{}",
                "POST /v1/obligations/{id}/submissions", "{}",
                "POST /v1/submissions/{id}/attestation", "{}",
                "POST /v1/submissions/{id}/review", "{}");
    }
}
