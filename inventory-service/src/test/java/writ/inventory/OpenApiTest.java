package writ.inventory;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import writ.kit.testing.OpenApiContract;
import writ.kit.testing.OperationWalk;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class OpenApiTest {

    @Inject
    Inventory inventory;

    @Test
    void servedContractIsTheCommittedOne() throws IOException {
        OpenApiContract.assertDocumentIsCommitted("inventory");
    }

    @Test
    void noOperationLetsAWrongRoleOrAnotherAgencyThrough() {
        // Given
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture");
        inventory.agency("hhs", "Department of Health and Human Services");
        String report = "/v1/reports/"
                + given().auth()
                        .oauth2(Tokens.reporter("usda"))
                        .queryParam("asOf", "2017-10-01T00:00:00Z")
                        .queryParam("methodology", "scan")
                        .contentType("application/json")
                        .body("[{\"supplier\": \"Acme\", \"product\": \"Tool\", \"endpoints\": 1}]")
                        .post("/v1/reports")
                        .<String>path("report");
        Map<String, String> objects = new HashMap<>();
        for (String part : new String[] {"", "/content", "/refusals", "/withdrawal", "/changes", "/changes/summary"}) {
            objects.put("/v1/reports/{id}" + part, report + part);
        }
        String upload = given().auth()
                .oauth2(Tokens.reporter("usda"))
                .queryParam("asOf", "2017-10-01T00:00:00Z")
                .queryParam("methodology", "scan")
                .header("Upload-Length", 2)
                .post("/v1/uploads")
                .header("Location");
        objects.put("/v1/uploads/{id}", upload.substring(upload.indexOf("/v1/")));
        objects.put("/v1/match-rules/{id}", null);
        objects.put("/v1/match-rules/{id}/withdrawal", null);
        Map<String, String> bodies = Map.of(
                "POST /v1/reports",
                "[]",
                "POST /v1/report-bundles",
                "[]",
                "POST /v1/reports/{id}/withdrawal",
                "{\"reason\": \"not mine\"}",
                "PATCH /v1/uploads/{id}",
                "[]",
                "POST /v1/match-rules/{id}/withdrawal",
                "{\"reason\": \"not mine\"}",
                "POST /v1/match-rules",
                "{\"supplier\": \"Acme\", \"verdict\": \"out\", \"reason\": \"x\"}",
                "POST /v1/scope-trials",
                "{}");

        // When and then
        new OperationWalk(Set.of(), objects, bodies).walk("usda", "hhs");
    }
}
