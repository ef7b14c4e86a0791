package writ.directive.agency;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static writ.directive.Api.as;
import static writ.directive.Api.atOnce;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import writ.kit.testing.Database;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
class ContactsApiTest {

    private static final String TWO = """
            {"contacts": [
              {"role": "ciso", "name": "Robin Example", "email": "robin@agency.example"},
              {"role": "lead-poc", "name": "Kim Example", "email": "kim@agency.example"}]}""";

    @Test
    void everyAgencyStartsWithAnAddressForEachRole() {
        as(Tokens.analyst())
                .get("/v1/agencies/usaid/contacts")
                .then()
                .statusCode(200)
                .body("contacts.role", contains("lead-poc", "backup-poc", "cio", "ciso", "saorm"))
                .body("contacts[0].email", equalTo("lead-poc@usaid.example"));
    }

    @Test
    void anAgencyReplacesItsContactsAndTheFeedSaysSo() throws Exception {
        String read = etag("epa");

        String written = as(Tokens.reporter("epa"))
                .header("If-Match", read)
                .contentType("application/json")
                .body(TWO)
                .put("/v1/agencies/epa/contacts")
                .then()
                .statusCode(200)
                .body("contacts.name", contains("Kim Example", "Robin Example"))
                .extract()
                .header("ETag");

        assertEquals(etag("epa"), written);
        var event = new ObjectMapper().readTree(newestEvent("epa"));
        assertEquals("Environmental Protection Agency", event.get("name").asText());
        assertEquals(2, event.get("contacts").size());
        assertEquals(
                "robin@agency.example",
                event.get("contacts").get(0).get("email").asText());
    }

    @Test
    void aChangeNamesTheVersionThatWasRead() {
        put("sba", Tokens.authorityIssuer(), null, TWO, 428);
        put("sba", Tokens.authorityIssuer(), "\"0\"", TWO, 412);
    }

    @Test
    void theSameChangeAgainIsRefusedBecauseTheVersionHasMoved() {
        String read = etag("nsf");
        put("nsf", Tokens.attester("nsf"), read, TWO, 200);

        put("nsf", Tokens.attester("nsf"), read, TWO, 412);
    }

    @Test
    void ofSeveralChangesAtOnceOneIsMadeAndTheOthersAreTold() throws Exception {
        String read = etag("tva");

        List<Integer> answers = atOnce(
                8,
                () -> as(Tokens.reporter("tva"))
                        .header("If-Match", read)
                        .contentType("application/json")
                        .body(TWO)
                        .put("/v1/agencies/tva/contacts")
                        .statusCode());

        assertEquals(1, Collections.frequency(answers, 200), answers.toString());
        assertEquals(7, Collections.frequency(answers, 412), answers.toString());
    }

    @Test
    void anotherAgencyCannotChangeThemAndDoesNotLearnThatTheyExist() {
        String read = etag("nrc");

        put("nrc", Tokens.reporter("usda"), read, TWO, 404);
        put("nosuch", Tokens.reporter("usda"), read, "{}", 404);

        assertEquals(read, etag("nrc"));
    }

    @Test
    void eachFaultIsToldWithItsPlace() {
        String body = """
                {"contacts": [
                  {"role": "chief", "name": "", "email": "kim@agency.example"},
                  {"role": "cio", "name": "A", "email": "a b@agency.example"},
                  {"role": "cio", "name": "B", "email": "b@agency.example\\r\\nBcc: c@agency.example"},
                  null]}""";

        as(Tokens.authorityIssuer())
                .header("If-Match", etag("doc"))
                .contentType("application/json")
                .body(body)
                .put("/v1/agencies/doc/contacts")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://writ.dev/problems/invalid"))
                .body(
                        "errors.at",
                        contains(
                                "/contacts/0/role",
                                "/contacts/0/name",
                                "/contacts/1/email",
                                "/contacts/2/role",
                                "/contacts/2/email",
                                "/contacts/3/role",
                                "/contacts/3/name",
                                "/contacts/3/email",
                                "/contacts"));
    }

    @Test
    void whatIsNotJsonOrHasUnknownMembersIsMalformed() {
        put("doe", Tokens.authorityIssuer(), etag("doe"), "{", 400);
        put("doe", Tokens.authorityIssuer(), etag("doe"), "{\"people\": []}", 400);
    }

    @Test
    void noBodyIsToldAsAllContactsMissing() {
        as(Tokens.authorityIssuer())
                .header("If-Match", etag("doe"))
                .contentType("application/json")
                .put("/v1/agencies/doe/contacts")
                .then()
                .statusCode(422)
                .body("errors.at", contains("/contacts"));
    }

    @Test
    void aBodyBeyondTheLimitIsTooLarge() {
        String body = "{\"contacts\": [" + " ".repeat(3 * 1024 * 1024) + "]}";

        int status = as(Tokens.authorityIssuer())
                .header("If-Match", etag("doe"))
                .contentType("application/json")
                .body(body)
                .put("/v1/agencies/doe/contacts")
                .statusCode();

        assertEquals(413, status);
    }

    private static void put(String agency, String token, String ifMatch, String body, int expected) {
        var request = as(token).contentType("application/json").body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        request.put("/v1/agencies/{id}/contacts", agency).then().statusCode(expected);
    }

    private static String etag(String agency) {
        return as(Tokens.analyst()).get("/v1/agencies/{id}/contacts", agency).header("ETag");
    }

    private static String newestEvent(String agency) throws Exception {
        String sql =
                "SELECT data FROM (SELECT * FROM directive.events_0 UNION ALL SELECT NULL, event_id, type, subject,"
                        + " visible_to, happened_at, data FROM directive.outbox) e WHERE type = 'dev.writ.agency.changed'"
                        + " AND subject = ? AND visible_to = ? ORDER BY event_id DESC LIMIT 1";
        try (Connection db = Database.superuser();
                PreparedStatement query = db.prepareStatement(sql)) {
            query.setString(1, agency);
            query.setString(2, agency);
            ResultSet rows = query.executeQuery();
            assertTrue(rows.next(), "no event of " + agency);
            return rows.getString(1);
        }
    }
}
