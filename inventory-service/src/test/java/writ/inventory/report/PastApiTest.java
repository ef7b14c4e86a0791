package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** Answers as of any instant, over time, by version and by endpoint. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class PastApiTest {

    @Inject
    Inventory inventory;

    private String september;

    @BeforeEach
    void reportsOfThreeMonths() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-08-02T00:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.agency("hhs", "Department of Health and Human Services");
        received("usda", "2017-08-01T00:00:00Z", "pc-1,1", "pc-2,1");
        TestClock.hold(Instant.parse("2017-09-02T00:00:00Z"));
        september = received("usda", "2017-09-01T00:00:00Z", "pc-2,1", "pc-3,1", "pc-4,2");
        TestClock.hold(Instant.parse("2017-10-02T00:00:00Z"));
        received("usda", "2017-10-01T00:00:00Z", "pc-4,2");
        received("hhs", "2017-07-01T00:00:00Z", "h-1,1");
    }

    @Test
    void figureIsThatOfTheReportsAsOfTheInstant() {
        summary("").body("enumerated", is(2));
        summary("&asOf=2017-09-15T00:00:00Z").body("enumerated", is(4)).body("newestAsOf", is("2017-09-01T00:00:00Z"));
        summary("&asOf=2017-08-15T00:00:00Z").body("enumerated", is(3));
        summary("&asOf=2017-06-15T00:00:00Z").body("enumerated", is(0)).body("reporting.agencies", is(0));
    }

    @Test
    void figureIsThatOfWhatWasKnownByTheInstant() {
        summary("&knownAt=2017-09-15T00:00:00Z").body("enumerated", is(3)).body("reporting.agencies", is(1));
        summary("&asOf=2017-07-15T00:00:00Z").body("enumerated", is(1));
        summary("&asOf=2017-07-15T00:00:00Z&knownAt=2017-10-01T00:00:00Z").body("enumerated", is(0));
    }

    @Test
    void lateReportIsFoundWhereItBelongs() {
        // When
        received("usda", "2017-08-20T00:00:00Z", "pc-9,1");

        // Then
        summary("").body("enumerated", is(2));
        summary("&asOf=2017-08-25T00:00:00Z").body("enumerated", is(2));
        summary("&asOf=2017-08-10T00:00:00Z").body("enumerated", is(3));
        list("&asOf=2017-08-25T00:00:00Z&agency=usda").body("items.enumerated", contains(1));
    }

    @Test
    void withdrawnReportIsInWhatWasKnownBeforeAndInNothingElse() {
        // Given
        TestClock.hold(Instant.parse("2017-10-05T00:00:00Z"));

        // When
        Sent.as(Tokens.reporter("usda"))
                .contentType("application/json")
                .body("{\"reason\": \"wrong list\"}")
                .post("/v1/reports/" + september + "/withdrawal")
                .then()
                .statusCode(200);

        // Then
        summary("&asOf=2017-09-15T00:00:00Z").body("enumerated", is(3));
        summary("&asOf=2017-09-15T00:00:00Z&knownAt=2017-10-04T00:00:00Z").body("enumerated", is(4));
        summary("").body("enumerated", is(2));
    }

    @Test
    void trendSaysWhatWasCleanedAndWhatIsNewlyAffected() {
        // When
        ValidatableResponse trend =
                get("/v1/holdings/trend?product=tool&from=2017-07-15T00:00:00Z&to=2017-10-15T00:00:00Z&every=P31D");

        // Then
        trend.body("points.at[0]", is("2017-07-15T00:00:00Z"))
                .body("points.enumerated", contains(1, 3, 4))
                .body("points.cleaned", contains(null, 0, 1))
                .body("points.affected", contains(null, 2, 2))
                .body("points.reporting", contains(1, 2, 2));
        get("/v1/holdings/trend?product=tool&agency=usda&from=2017-09-15T00:00:00Z&to=2017-10-15T00:00:00Z&every=P10D")
                .body("points.enumerated", contains(3, 3, 1, 1))
                .body("points.cleaned", contains(null, 0, 2, 0));
    }

    @Test
    void trendThatCannotBeIsRefusedInWords() {
        refused(
                "/v1/holdings/trend?product=tool&from=2017-07-15T00:00:00Z&to=2017-10-15T00:00:00Z&every=PT1H",
                "every");
        refused("/v1/holdings/trend?product=tool&from=x&to=2017-10-15T00:00:00Z", "from");
        refused("/v1/holdings/trend?product=tool&from=2017-07-15T00:00:00Z&to=2017-10-15T00:00:00Z&every=day", "every");
        refused("/v1/holdings/trend?from=2017-07-15T00:00:00Z&to=2017-10-15T00:00:00Z", "supplier");
        refused("/v1/holdings/summary?product=tool&asOf=yesterday", "asOf");
        refused("/v1/holdings/endpoints?product=tool", "agency");
    }

    @Test
    void versionsAreToldWithTheirSpread() {
        get("/v1/holdings/versions?product=tool&asOf=2017-09-15T00:00:00Z")
                .body("count", is(2))
                .body("versions.version", contains("1", "2"))
                .body("versions.enumerated", contains(3, 1))
                .body("versions.agencies", contains(2, 1));
    }

    @Test
    void endpointsAreNamedForThoseAllowed() {
        get("/v1/holdings/endpoints?product=tool&agency=usda").body("items.endpoint", contains("pc-4"));
        String next = get("/v1/holdings/endpoints?product=tool&agency=usda&asOf=2017-09-15T00:00:00Z&limit=2")
                .body("items.endpoint", contains("pc-2", "pc-3"))
                .extract()
                .path("nextPageToken");
        get("/v1/holdings/endpoints?product=tool&agency=usda&asOf=2017-09-15T00:00:00Z&limit=2&pageToken=" + next)
                .body("items.endpoint", contains("pc-4"))
                .body("nextPageToken", nullValue());
        Sent.as(Tokens.reporter("hhs"))
                .get("/v1/holdings/endpoints?product=tool")
                .then()
                .body("items.endpoint", contains("h-1"));
        Sent.as(Tokens.reporter("hhs"))
                .get("/v1/holdings/endpoints?product=tool&agency=usda")
                .then()
                .statusCode(404);
        get("/v1/holdings/endpoints?product=tool&agency=usda&component=fs").body("items", empty());
    }

    private static ValidatableResponse summary(String more) {
        return get("/v1/holdings/summary?product=tool" + more);
    }

    private static ValidatableResponse list(String more) {
        return get("/v1/holdings?product=tool" + more);
    }

    private static ValidatableResponse get(String path) {
        return Sent.as(Tokens.analyst()).get(path).then().statusCode(200);
    }

    private static void refused(String path, String parameter) {
        Sent.as(Tokens.analyst()).get(path).then().statusCode(422).body("errors[0].at", is(parameter));
    }

    private static String received(String agency, String asOf, String... rows) {
        StringBuilder file = new StringBuilder("endpoint,supplier,product,version\n");
        for (String row : rows) {
            file.append(row.replace(",", ",Acme,Tool,")).append('\n');
        }
        return Sent.received(Sent.report(agency, asOf), file.toString());
    }
}
