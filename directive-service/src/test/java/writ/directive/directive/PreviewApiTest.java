package writ.directive.directive;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static writ.directive.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
class PreviewApiTest {

    @Test
    void everyInstantOfThePublicDirectiveIsTheOneThatWasPrinted() {
        preview("bod-17-01")
                .body("agencies", equalTo(101), "audiences", hasSize(1))
                .body("audiences[0].audience", equalTo("all"), "audiences[0].agencies", equalTo(101))
                .body("audiences[0].actions.action", contains("RA1", "RA2", "RA3"))
                .body("audiences[0].actions[0].occurrences[0].dueBefore", equalTo("2017-10-14T04:00:00Z"))
                .body("audiences[0].actions[0].occurrences[0].due", equalTo("end of 13 October 2017 (Eastern)"))
                .body("audiences[0].actions[0].occurrences[0].opensAt", nullValue())
                .body("audiences[0].actions[1].occurrences[0].dueBefore", equalTo("2017-11-13T05:00:00Z"))
                .body("audiences[0].actions[1].unlessNil", equalTo("RA1"))
                .body("audiences[0].actions[2].occurrences", hasSize(12))
                .body("audiences[0].actions[2].occurrences[0].opensAt", equalTo("2017-12-12T05:00:00Z"))
                .body(
                        "audiences[0].actions[2].occurrences.dueBefore.subList(0, 3)",
                        contains("2018-01-12T05:00:00Z", "2018-02-11T05:00:00Z", "2018-03-13T04:00:00Z"))
                .body(
                        "audiences[0].actions[2].rule",
                        equalTo("Begins at 90 calendar days after the issue on 13 September 2017 (day 0); then every 30"
                                + " calendar days counted from the first day, which late answers do not shift, until"
                                + " the agency's state is accepted as “removed”."));
    }

    @Test
    void theTagIsTheSameUntilTheDocumentChanges() {
        as(Tokens.authorityIssuer())
                .contentType("application/yaml")
                .body(Sample.yaml("tagged"))
                .post("/v1/directives")
                .then()
                .statusCode(201);
        String first = preview("tagged").body("agencies", equalTo(2)).extract().header("ETag");
        assertEquals(first, preview("tagged").extract().header("ETag"));

        as(Tokens.authorityIssuer())
                .header("If-Match", "*")
                .contentType("application/yaml")
                .body(Sample.yaml("tagged").replace("days: 28", "days: 27"))
                .put("/v1/directives/tagged")
                .then()
                .statusCode(200);

        assertNotEquals(first, preview("tagged").extract().header("ETag"));
    }

    @Test
    void thereIsNothingToPreviewOfADirectiveThatDoesNotExist() {
        as(Tokens.authorityIssuer()).get("/v1/directives/nosuch/preview").then().statusCode(404);
    }

    private static ValidatableResponse preview(String name) {
        return as(Tokens.analyst())
                .get("/v1/directives/{name}/preview", name)
                .then()
                .statusCode(200);
    }
}
