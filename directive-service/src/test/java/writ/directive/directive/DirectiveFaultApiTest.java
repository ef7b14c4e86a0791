package writ.directive.directive;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static writ.directive.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** What is wrong with a document, said to its author. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
class DirectiveFaultApiTest {

    private static final String YAML = "application/yaml";
    private static final String JSON = "application/json";

    @Test
    void whatIsNotYamlIsToldWithItsLine() {
        post("apiVersion: writ.dev/v1\nkind: [Directive\n", YAML, 400)
                .then()
                .body("type", equalTo("https://writ.dev/problems/malformed"))
                .body("errors[0].at", equalTo("line 3, column 1"));
        post("{\"apiVersion\": \"writ.dev/v1\",,}", JSON, 400)
                .then()
                .body("errors[0].at", startsWith("line 1, column "));
        post("", YAML, 400).then().body("errors[0].detail", equalTo("is empty"));
        as(Tokens.authorityIssuer())
                .contentType(YAML)
                .body(new byte[] {'a', ':', ' ', (byte) 0xff})
                .post("/v1/directives")
                .then()
                .statusCode(400)
                .body("detail", equalTo("The document is not UTF-8."));
    }

    @Test
    void everyFaultOfADocumentIsToldWithItsPointerAndItsLine() {
        String faulty = Sample.yaml("faulty")
                .replace("issued: 2018-02-12", "issued: 2018-02-30")
                .replace("days: 28", "days: many")
                .replace("handling:", "handeling:");

        post(faulty, YAML, 422)
                .then()
                .body(
                        "errors.collect { it.at + ' ' + it.detail }",
                        contains(
                                "/spec must have the member handling (line 5, column 1)",
                                "/spec/issued must be a date of the calendar, year-month-day, as 2017-09-13"
                                        + " (line 9, column 3)",
                                "/spec/handeling is not a member known here; known are id, title, instrument, issued, zone,"
                                        + " handling, audiences, scope, quality, actions (line 11, column 3)",
                                "/spec/actions/0/due/days must be an integer, not a string (line 16, column 31)"));
    }

    @Test
    void partsThatDoNotFitTogetherAreTold() {
        String odd = Sample.yaml("odd")
                .replace("zone: America/New_York", "zone: EST")
                .replace(
                        "audiences: { some: { agencies: [usda, epa] } }",
                        "audiences: { none: {}, some: { agencies: [epa] } }")
                .replace(
                        "due: { after: issuance, days: 28 }",
                        "repeat: { every: { days: 30 }, until: { state: removed } }\n      audience: other\n"
                                + "    - { id: RA1, deliver: plan, unless: { nil: RA9 }, due: { after: issuance, days: 1 } }");

        post(odd, YAML, 422)
                .then()
                .body(
                        "errors.at",
                        contains(
                                "/spec/zone",
                                "/spec/audiences/none",
                                "/spec/actions/0/audience",
                                "/spec/actions/0",
                                "/spec/actions/0/repeat",
                                "/spec/actions/1/id",
                                "/spec/actions/1/unless/nil"));
    }

    @Test
    void anAgencyOrCategoryThatDoesNotExistIsTold() {
        String unknown = Sample.yaml("unknown")
                .replace("agencies: [usda, epa]", "agencies: [usda, nosuch], categories: [FCEB, GALACTIC]");

        post(unknown, YAML, 422)
                .then()
                .body("errors.at", contains("/spec/audiences/some/agencies/1", "/spec/audiences/some/categories/1"))
                .body("errors[0].detail", startsWith("is no agency's slug; GET /v1/agencies lists them (line 12,"));
    }

    @Test
    void aDocumentBeyondTheLimitIsTooLarge() {
        post("# " + "x".repeat(Documents.MAX_BYTES) + "\n" + Sample.yaml("large"), YAML, 413);
    }

    @Test
    void onlyYamlAndJsonAreTakenAndGivenOut() {
        post("<directive/>", "application/xml", 415);
        as(Tokens.analyst())
                .accept("text/csv")
                .get("/v1/directives/bod-17-01")
                .then()
                .statusCode(406);
    }

    private static Response post(String body, String type, int expected) {
        Response response =
                as(Tokens.authorityIssuer()).contentType(type).body(body).post("/v1/directives");
        assertEquals(expected, response.statusCode(), response.asString());
        return response;
    }
}
