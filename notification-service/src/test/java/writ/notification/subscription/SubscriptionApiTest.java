package writ.notification.subscription;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static writ.notification.Api.as;
import static writ.notification.Api.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import writ.kit.testing.Tokens;
import writ.notification.DirectiveFeed;

@QuarkusTest
class SubscriptionApiTest {

    @Inject
    DirectiveFeed feed;

    @Test
    void anAgencySubscribesAWebhookAndSeesItsSecretOnce() {
        String agency = feed.agency();

        Response made = as(Tokens.reporter(agency)).body("""
                {"channel": "webhook", "target": "https://siem.usda.example/writ",
                 "kinds": ["obligation-overdue"], "directives": ["bod-17-01"]}""").post("/v1/subscriptions");

        made.then()
                .statusCode(201)
                .body("agency", equalTo(agency))
                .body("origin", equalTo("request"))
                .body("state", equalTo("active"))
                .body("kinds", contains("obligation-overdue"))
                .body("directives", contains("bod-17-01"))
                .body("secret", startsWith("whsec_"))
                .header("Location", endsWith("/v1/subscriptions/" + made.path("id")));
        as(Tokens.attester(agency))
                .get("/v1/subscriptions/{id}", made.<String>path("id"))
                .then()
                .statusCode(200)
                .body("target", equalTo("https://siem.usda.example/writ"))
                .body("secret", nullValue());
    }

    @Test
    void theAuthoritySubscribesForEveryAgencyAndNoAgencySeesIt() {
        String agency = feed.agency();

        String id = subscribe(Tokens.authorityIssuer(), "webhook", "https://soc.example/" + UUID.randomUUID());

        as(Tokens.analyst()).get("/v1/subscriptions/{id}", id).then().body("agency", equalTo("*"));
        as(Tokens.reporter(agency)).get("/v1/subscriptions/{id}", id).then().statusCode(404);
        as(Tokens.reporter(agency)).get("/v1/subscriptions").then().body("items", hasSize(0));
        as(Tokens.authorityIssuer()).delete("/v1/subscriptions/{id}", id).then().statusCode(204);
    }

    @Test
    void theAuthoritySeesAnAgencysSubscriptionButDoesNotChangeIt() {
        String id = subscribe(Tokens.reporter(feed.agency()), "webhook", "https://siem.example/");

        as(Tokens.analyst()).get("/v1/subscriptions/{id}", id).then().statusCode(200);
        as(Tokens.analyst()).delete("/v1/subscriptions/{id}", id).then().statusCode(403);
        as(Tokens.analyst()).post("/v1/subscriptions/{id}/secrets", id).then().statusCode(403);
        as(Tokens.analyst()).post("/v1/subscriptions/{id}/test", id).then().statusCode(403);
    }

    @Test
    void nobodySubscribesForAnother() {
        as(Tokens.reporter(feed.agency()))
                .body("{\"channel\": \"email\", \"target\": \"a@b.example\", \"agency\": \"hhs\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(403);
    }

    @Test
    void theSameTargetAgainIsAConflictThatNamesTheFirst() {
        String token = Tokens.reporter(feed.agency());
        String id = subscribe(token, "email", "SOC@usda.example");

        as(token)
                .body("{\"channel\": \"email\", \"target\": \"soc@usda.example\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(409)
                .body("type", endsWith("/already-subscribed"))
                .body("subscription", equalTo(id));
    }

    @Test
    void ofClientsThatSubscribeTheSameAtOnceOneDoes() throws Exception {
        String token = Tokens.reporter(feed.agency());

        List<Integer> statuses = atOnce(
                8,
                () -> as(token)
                        .body("{\"channel\": \"webhook\", \"target\": \"https://siem.example/\"}")
                        .post("/v1/subscriptions")
                        .statusCode());

        assertEquals(1, Collections.frequency(statuses, 201));
        assertEquals(7, Collections.frequency(statuses, 409));
    }

    @Test
    void anEndedSubscriptionIsGoneAndMayBeMadeAgain() {
        String token = Tokens.reporter(feed.agency());
        String id = subscribe(token, "webhook", "https://siem.example/");

        as(token).delete("/v1/subscriptions/{id}", id).then().statusCode(204);

        as(token).get("/v1/subscriptions/{id}", id).then().statusCode(404);
        as(token).delete("/v1/subscriptions/{id}", id).then().statusCode(404);
        subscribe(token, "webhook", "https://siem.example/");
    }

    @Test
    void anAgencyPagesThroughItsOwnAlone() {
        String token = Tokens.reporter(feed.agency());
        feed.agency("lead-poc:other@other.example");
        for (int i = 0; i < 3; i++) {
            subscribe(token, "webhook", "https://siem.example/" + i);
        }

        Response first = as(token).get("/v1/subscriptions?limit=2");
        Response second = as(token).get("/v1/subscriptions?limit=2&pageToken=" + first.path("nextPageToken"));

        List<String> targets = new ArrayList<>(first.jsonPath().getList("items.target"));
        targets.addAll(second.jsonPath().getList("items.target"));
        assertEquals(
                List.of("https://siem.example/0", "https://siem.example/1", "https://siem.example/2"),
                targets.stream().sorted().toList());
        second.then().body("nextPageToken", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"channel\": \"webhook\"| 400",
                "{\"channel\": \"fax\", \"target\": \"x\"}| 400",
                "{\"channel\": \"email\", \"target\": \"a@b.example\", \"extra\": 1}| 400",
                "{\"channel\": \"email\"}| 422",
                "{\"target\": \"a@b.example\"}| 422",
                "{\"channel\": \"email\", \"target\": \"nobody\"}| 422",
                "{\"channel\": \"email\", \"target\": \"a@b.example\\r\\nBcc: x@y.example\"}| 422",
                "{\"channel\": \"webhook\", \"target\": \"ftp://a.example/\"}| 422",
                "{\"channel\": \"webhook\", \"target\": \"https://user:word@a.example/\"}| 422",
                "{\"channel\": \"webhook\", \"target\": \"https://10.0.0.1/\"}| 422",
                "{\"channel\": \"webhook\", \"target\": \"https://[::1]/\"}| 422",
                "{\"channel\": \"webhook\", \"target\": \"http://93.184.215.14/\"}| 422",
                "{\"channel\": \"email\", \"target\": \"a@b.example\", \"kinds\": [\"test\"]}| 422",
                "{\"channel\": \"email\", \"target\": \"a@b.example\", \"kinds\": [\"rain\"]}| 422"
            })
    void whatCannotBeMeantIsRefused(String body, int status) {
        as(Tokens.reporter(feed.agency()))
                .body(body)
                .post("/v1/subscriptions")
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"target\": \"a@b.example\"| /channel",
                "\"channel\": \"email\"| /target",
                "\"channel\": \"email\", \"target\": \"nobody\"| /target",
                "\"channel\": \"email\", \"target\": \"a@b.example\", \"directives\": [null]| /directives/0",
                "\"channel\": \"email\", \"target\": \"a@b.example\", \"kinds\": [null]| /kinds/0",
                "\"channel\": \"email\", \"target\": \"a@b.example\", \"directives\": [\"x\", \"BOD 17-01\"]| /directives/1",
            })
    void aRefusalPointsAtWhatIsWrong(String members, String pointer) {
        as(Tokens.reporter(feed.agency()))
                .body("{" + members + "}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(422)
                .body("errors.at", contains(pointer));
    }

    @Test
    void aBodyThatIsMissingIsPointedAtAsAWhole() {
        as(Tokens.reporter(feed.agency()))
                .post("/v1/subscriptions")
                .then()
                .statusCode(422)
                .body("errors.at", contains("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounced=maybe", "limit=0", "limit=501", "limit=x", "pageToken=abc", "pageToken=YR9i"})
    void aListRefusesWhatItDoesNotKnow(String query) {
        int status = as(Tokens.analyst()).get("/v1/subscriptions?" + query).statusCode();

        assertEquals(4, status / 100);
    }

    @Test
    void anEmailSubscriptionHasNoSecret() {
        String token = Tokens.reporter(feed.agency());
        String id = subscribe(token, "email", "soc@usda.example");

        as(token)
                .post("/v1/subscriptions/{id}/secrets", id)
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-a-webhook"));
    }

    @Test
    void anAgencysContactsAreSubscribedAndFollowItsList() {
        String agency = feed.agency("lead-poc:Lead@a.example", "cio:cio@a.example", "saorm:lead@a.example");
        String token = Tokens.reporter(agency);
        as(token)
                .get("/v1/subscriptions")
                .then()
                .body("items.target.sort()", contains("cio@a.example", "lead@a.example"))
                .body("items.find { it.target == 'lead@a.example' }.contactRoles", contains("lead-poc", "saorm"))
                .body("items.find { it.target == 'lead@a.example' }.kinds", hasSize(0))
                .body(
                        "items.find { it.target == 'cio@a.example' }.kinds",
                        contains("directive-issued", "obligation-overdue"));

        feed.tell(DirectiveFeed.agencyChanged(agency, "lead-poc:new@a.example", "cio:cio@a.example"));
        as(token)
                .get("/v1/subscriptions")
                .then()
                .body("items.target.sort()", contains("cio@a.example", "new@a.example"));

        feed.tell(DirectiveFeed.agencyChanged(agency, "lead-poc:lead@a.example"));
        as(token).get("/v1/subscriptions").then().body("items.target", contains("lead@a.example"));
    }

    @Test
    void aContactIsChangedWhereContactsAre() {
        String token = Tokens.reporter(feed.agency("lead-poc:lead@a.example"));
        String id = as(token).get("/v1/subscriptions").path("items[0].id");

        as(token).delete("/v1/subscriptions/{id}", id).then().statusCode(409).body("type", endsWith("/contact"));
    }

    @Test
    void anAuditorOfOneAgencySeesThatOneAlone() {
        String agency = feed.agency("lead-poc:lead@a.example");
        String other = feed.agency("lead-poc:lead@b.example");

        as(Tokens.of("auditor", agency, null))
                .get("/v1/subscriptions?limit=500")
                .then()
                .body("items.agency", hasItem(agency))
                .body("items.agency", not(hasItem(other)));
        as(Tokens.of("auditor", "*", null))
                .get("/v1/subscriptions?agency=" + other)
                .then()
                .body("items.agency", contains(other));
    }

    private static String subscribe(String token, String channel, String target) {
        Response made = as(token)
                .body("{\"channel\": \"" + channel + "\", \"target\": \"" + target + "\"}")
                .post("/v1/subscriptions");
        assertEquals(201, made.statusCode(), made.asString());
        return made.path("id");
    }
}
