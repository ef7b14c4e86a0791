package writ.directive;

import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** What is sent without a body is told what it lacks. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class NoBodyApiTest {

    @Test
    void everyWriteWithoutABodySaysWhatIsMissing() {
        // Given
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
        Writ.draft("no-body-draft", "2017-09-13", "usda");
        Writ.issued("no-body", "2017-09-13", "usda");
        String plan = "/v1/obligations/" + Writ.obligation("no-body", "usda", "RA2", 1);
        Writ.Version version = Writ.submit(
                "usda", Writ.obligation("no-body", "usda", "RA2", 1), "{\"content\": {\"timeline\": \"by June\"}}");
        String submission = "/v1/submissions/" + version.id();
        // When, Then
        nothing("POST", "/v1/directives", Tokens.authorityIssuer(), "*").statusCode(400);
        nothing("PUT", "/v1/directives/no-body-draft", Tokens.authorityIssuer(), "*")
                .statusCode(400);
        nothing("PUT", plan + "/draft", Tokens.reporter("usda"), "*")
                .statusCode(422)
                .body("errors.at", hasItem("/content"));
        nothing("POST", plan + "/submissions", Tokens.reporter("usda"), "*")
                .statusCode(422)
                .body("errors.at", hasItem("/content"));
        nothing("POST", submission + "/attestation", Tokens.attester("usda"), version.etag())
                .statusCode(422)
                .body("errors.at", hasItem("/role"));
        Writ.attest("usda", version).then().statusCode(201);
        nothing("POST", submission + "/review", Tokens.analyst(), "*")
                .statusCode(422)
                .body("errors.at", hasItem("/decision"));
        nothing("POST", "/v1/directives/no-body-draft/issuance", Tokens.authorityIssuer(), "*")
                .statusCode(412);
    }

    private static ValidatableResponse nothing(String method, String path, String token, String ifMatch) {
        return Writ.as(token)
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .request(method, path)
                .then();
    }
}
