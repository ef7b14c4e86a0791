package writ.directive.directive;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static writ.directive.Api.as;
import static writ.directive.Api.asNobody;
import static writ.directive.Api.atOnce;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
class DirectiveApiTest {

    private static final String YAML = "application/yaml";
    private static final String JSON = "application/json";
    private static final String BOD_17_01 = Sample.resource("/directives/bod-17-01.yaml");

    @Test
    void thePublicDirectiveIsThereAsADraftByteForByte() {
        Response read = as(Tokens.analyst()).accept(YAML).get("/v1/directives/bod-17-01");

        assertEquals(BOD_17_01, read.asString());
        assertEquals("Accept", read.header("Vary"));
        as(Tokens.analyst())
                .get("/v1/directives?limit=500")
                .then()
                .body("items.findAll { it.directive == 'bod-17-01' }.state", contains("draft"))
                .body("items.findAll { it.directive == 'bod-17-01' }.issued", contains("2017-09-13"));
    }

    @Test
    void aFileIsReadBackAsItWasSentAndInTheOtherForm() throws Exception {
        String sent = Sample.yaml("read-back");

        String place = as(Tokens.authorityIssuer())
                .contentType(YAML)
                .body(sent)
                .post("/v1/directives")
                .then()
                .statusCode(201)
                .header("Location", equalTo("http://localhost:8080/v1/directives/read-back"))
                .header("ETag", equalTo("\"1.yaml\""))
                .body("state", equalTo("draft"), "version", equalTo(1), "id", equalTo("ED 99-01"))
                .extract()
                .header("Location");

        String path = place.substring(place.indexOf("/v1"));
        assertEquals(sent, as(Tokens.analyst()).get(path).asString());
        Response json = as(Tokens.analyst()).accept(JSON).get(path);
        assertEquals("\"1.json\"", json.header("ETag"));
        assertEquals(YamlReader.read(sent).root(), new ObjectMapper().readTree(json.asString()));
    }

    @Test
    void aJsonFileIsReadBackAsItWasSentAndAsYaml() throws Exception {
        String sent = Sample.json("in-json");
        post(sent, JSON, 201);

        assertEquals(sent, as(Tokens.analyst()).get("/v1/directives/in-json").asString());
        String yaml =
                as(Tokens.analyst()).accept(YAML).get("/v1/directives/in-json").asString();
        assertEquals(new ObjectMapper().readTree(sent), YamlReader.read(yaml).root());
    }

    @Test
    void theFormTheClientLikesBestIsGivenOut() {
        for (String accept : List.of("text/csv, application/json", "application/yaml;q=0.5, application/json;q=0.9")) {
            as(Tokens.analyst())
                    .header("Accept", accept)
                    .get("/v1/directives/bod-17-01")
                    .then()
                    .statusCode(200)
                    .contentType(JSON);
        }
        as(Tokens.analyst())
                .header("Accept", "*/*")
                .get("/v1/directives/bod-17-01")
                .then()
                .contentType(YAML);
    }

    @Test
    void aNameIsTakenOnce() {
        post(Sample.yaml("taken"), YAML, 201);

        post(Sample.yaml("taken"), YAML, 409).then().body("errors[0].at", equalTo("/metadata/name"));
    }

    @Test
    void ofSeveralThatCreateTheSameNameAtOnceOneDoes() throws Exception {
        List<Integer> answers = atOnce(
                8,
                () -> as(Tokens.authorityIssuer())
                        .contentType(YAML)
                        .body(Sample.yaml("raced"))
                        .post("/v1/directives")
                        .statusCode());

        assertEquals(1, Collections.frequency(answers, 201), answers.toString());
        assertEquals(7, Collections.frequency(answers, 409), answers.toString());
    }

    @Test
    void aDraftIsReplacedByWhoeverNamesTheVersionTheyRead() {
        post(Sample.yaml("replaced"), YAML, 201);
        String next = Sample.yaml("replaced").replace("days: 28", "days: 29");

        put("replaced", null, next, 428);
        put("replaced", "\"7.yaml\"", next, 412);
        put("replaced", "\"1.json\"", next, 200)
                .then()
                .header("ETag", equalTo("\"2.yaml\""))
                .body("version", equalTo(2));
        put("replaced", "\"1.yaml\"", next, 412);

        assertEquals(next, as(Tokens.analyst()).get("/v1/directives/replaced").asString());
    }

    @Test
    void ofSeveralThatReplaceADraftAtOnceOneDoes() throws Exception {
        post(Sample.yaml("contended"), YAML, 201);

        List<Integer> answers = atOnce(
                8,
                () -> as(Tokens.authorityIssuer())
                        .header("If-Match", "\"1.yaml\"")
                        .contentType(YAML)
                        .body(Sample.yaml("contended"))
                        .put("/v1/directives/contended")
                        .statusCode());

        assertEquals(1, Collections.frequency(answers, 200), answers.toString());
        assertEquals(7, Collections.frequency(answers, 412), answers.toString());
    }

    @Test
    void whetherADraftMayBeReplacedIsAnsweredBeforeWhatIsWrongWithTheReplacement() {
        post(Sample.yaml("guarded"), YAML, 201);

        put("nosuch", "\"1.yaml\"", "not: [closed", 404);
        put("guarded", "\"9.yaml\"", "not: [closed", 412);
        put("guarded", "\"1.yaml\"", "not: [closed", 400);
        put("guarded", "\"1.yaml\"", Sample.yaml("another"), 422)
                .then()
                .body("errors[0].at", equalTo("/metadata/name"));
    }

    @Test
    void theListIsPagedAndFilteredByState() {
        post(Sample.yaml("paged-1"), YAML, 201);
        post(Sample.yaml("paged-2"), YAML, 201);

        Response first = as(Tokens.analyst()).get("/v1/directives?limit=1&state=draft");
        String token = first.jsonPath().getString("nextPageToken");
        String second = as(Tokens.analyst())
                .get("/v1/directives?limit=1&state=draft&pageToken=" + token)
                .jsonPath()
                .getString("items[0].directive");

        String one = first.jsonPath().getString("items[0].directive");
        assertEquals(true, second.compareTo(one) > 0, one + " before " + second);
        as(Tokens.analyst())
                .get("/v1/directives?state=closed")
                .then()
                .statusCode(422)
                .body("errors.size()", greaterThan(0));
    }

    @Test
    void theSchemaIsServedToEverybodyAsItIsCommitted() {
        String served = asNobody()
                .get("/schemas/directive-v1.json")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .extract()
                .asString();

        assertEquals(Sample.resource("/schemas/directive-v1.json"), served);
    }

    private static Response post(String body, String type, int expected) {
        Response response =
                as(Tokens.authorityIssuer()).contentType(type).body(body).post("/v1/directives");
        assertEquals(expected, response.statusCode(), response.asString());
        return response;
    }

    private static Response put(String name, String ifMatch, String body, int expected) {
        var request = as(Tokens.authorityIssuer()).contentType(YAML).body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        Response response = request.put("/v1/directives/{name}", name);
        assertEquals(expected, response.statusCode(), response.asString());
        return response;
    }
}
