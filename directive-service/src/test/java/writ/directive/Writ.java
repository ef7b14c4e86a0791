package writ.directive;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import writ.kit.testing.Tokens;

/** What tests do over the API; every response is held against openapi.yaml. */
public final class Writ {

    private Writ() {}

    public static RequestSpecification as(String token) {
        return Api.as(token);
    }

    public static RequestSpecification reporter(String agency) {
        return as(Tokens.reporter(agency)).contentType(ContentType.JSON);
    }

    public static RequestSpecification attester(String agency) {
        return as(Tokens.attester(agency)).contentType(ContentType.JSON);
    }

    public static RequestSpecification analyst() {
        return as(Tokens.analyst()).contentType(ContentType.JSON);
    }

    public static RequestSpecification issuer() {
        return as(Tokens.authorityIssuer()).contentType(ContentType.JSON);
    }

    /** Makes a draft of the three actions of BOD 17-01 under another name, for a few agencies. */
    public static void draft(String name, String issued, String... agencies) {
        draftOf(name, issued, """
                - id: RA1
                  deliver: inventory-report
                  due: { after: issuance, days: 30, stated: Within 30 calendar days }
                - id: RA2
                  deliver: plan
                  unless: { nil: RA1 }
                  due: { after: issuance, days: 60, stated: Within 60 calendar days }
                - id: RA3
                  deliver: status
                  unless: { nil: RA1 }
                  begin: { after: issuance, days: 90 }
                  repeat: { every: { days: 30 }, until: { state: removed } }
                """, agencies);
    }

    /** Makes a draft of any actions, without thresholds of its own. */
    public static void draftOf(String name, String issued, String actions, String... agencies) {
        draftWith(name, issued, actions, "{}", agencies);
    }

    /** Makes a draft of any actions and thresholds. */
    public static void draftWith(String name, String issued, String actions, String quality, String... agencies) {
        String body = """
                apiVersion: writ.dev/v1
                kind: Directive
                metadata: { name: %s }
                spec:
                  id: BOD 17-01
                  title: A test directive
                  instrument: BOD
                  issued: %s
                  zone: America/New_York
                  handling: Share only with those who need to know
                  audiences: { all: { agencies: [%s] } }
                  scope:
                    suppliers: [{ name: Kaspersky }]
                  quality: %s
                  actions:
                %s""".formatted(name, issued, String.join(", ", agencies), quality, actions.indent(4));
        given().auth()
                .oauth2(Tokens.authorityIssuer())
                .contentType("application/yaml")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/directives")
                .then()
                .statusCode(201);
    }

    /** Makes a draft and issues it. */
    public static void issued(String name, String issued, String... agencies) {
        draft(name, issued, agencies);
        issue(name).then().statusCode(201);
    }

    public static String preview(String directive) {
        return issuer().get("/v1/directives/" + directive + "/preview")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    /** Confirms the present preview. */
    public static Response issue(String directive) {
        return issuer().header("If-Match", preview(directive))
                .body("{}")
                .post("/v1/directives/" + directive + "/issuance");
    }

    /** The id of one obligation. */
    public static String obligation(String directive, String agency, String action, int occurrence) {
        return analyst()
                .queryParam("directive", directive)
                .queryParam("agency", agency)
                .queryParam("action", action)
                .get("/v1/obligations")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.occurrence == " + occurrence + " }.id");
    }

    public static ValidatableResponse obligationAs(String token, String id) {
        return as(token).get("/v1/obligations/" + id).then();
    }

    /** A version that is sent and not signed yet. */
    public record Version(String id, String etag) {}

    public static Version submit(String agency, String obligation, String body) {
        Response sent = reporter(agency).body(body).post("/v1/obligations/" + obligation + "/submissions");
        sent.then().statusCode(201);
        return new Version(sent.path("id"), sent.header("ETag"));
    }

    public static Response attest(String agency, Version version) {
        return attester(agency)
                .header("If-Match", version.etag())
                .body("""
                        {"name": "Jo Doe", "title": "Chief Information Officer", "role": "CIO",
                         "statement": "This is complete for the department and all its components."}""")
                .post("/v1/submissions/" + version.id() + "/attestation");
    }

    /** Sends and signs; the answer has taken effect. */
    public static Version answer(String agency, String obligation, String body) {
        Version version = submit(agency, obligation, body);
        attest(agency, version).then().statusCode(201);
        return version;
    }

    /** Reports endpoints with the directive's products and answers RA1 with that. */
    public static Version found(String directive, String agency, int endpoints) {
        reported(directive, agency, Facts.now(), endpoints);
        return answer(agency, obligation(directive, agency, "RA1", 1), "{}");
    }

    public static Response review(Version version, String body) {
        return analyst().body(body).post("/v1/submissions/" + version.id() + "/review");
    }

    public static void accept(Version version) {
        review(version, "{\"decision\": \"accepted\"}").then().statusCode(200);
    }

    /** An agency's report as inventory-service tells of it; waits until the service under test knows. */
    public static void reported(String directive, String agency, Instant asOf, int endpoints) {
        tell("dev.writ.report.received", directive, agency, asOf, endpoints, 0);
    }

    /** A report that shows only products of which it is open whether the directive means them. */
    public static void reportedPossible(String directive, String agency, Instant asOf, int products) {
        tell("dev.writ.report.received", directive, agency, asOf, 0, products);
    }

    /** The same report, withdrawn; {@code asOf} and {@code endpoints} are those of what is left, null and 0 of nothing. */
    public static void withdrawn(String directive, String agency, Instant asOf, int endpoints) {
        tell("dev.writ.report.withdrawn", directive, agency, asOf, endpoints, 0);
    }

    private static void tell(String type, String directive, String agency, Instant asOf, int endpoints, int possible) {
        String id = UUID.randomUUID().toString();
        String products = endpoints == 0
                ? ""
                : "{\"supplier\": \"Kaspersky\", \"product\": \"Endpoint Security\", \"enumerated\": " + endpoints
                        + ", \"declared\": 0}";
        String event = """
                [{"specversion": "1.0", "id": "%1$s", "source": "/v1/inventory-events", "type": "%2$s",
                  "subject": "%1$s", "time": "%3$s", "datacontenttype": "application/json",
                  "data": {"report": "%1$s", "agency": "%4$s", "findings": [{"directive": "%5$s",
                    "figures": {"products": [%6$s], "enumerated": %7$d, "declared": 0,
                      "bounds": {"atLeast": %7$d, "atMost": %7$d}, "asOf": %8$s, "possible": %9$d,
                      "reports": ["%1$s"]}}]}}]""".formatted(
                        id,
                        type,
                        Facts.now(),
                        agency,
                        directive,
                        products,
                        endpoints,
                        asOf == null ? "null" : "\"" + asOf + "\"",
                        possible);
        told(event);
        await().until(() -> Facts.figuresKnown(id));
    }

    /** Puts events, a JSON array, into the feed of inventory-service. */
    public static void told(String events) {
        given().body(events).post(inventory()).then().statusCode(204);
    }

    static String inventory() {
        return ConfigProvider.getConfig().getValue("writ.inventory.url", String.class) + "/v1/inventory-events";
    }
}
