package writ.directive.directive;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static writ.directive.Api.as;
import static writ.directive.Api.atOnce;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.problem.Problem;
import writ.kit.testing.Database;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** What issuing does to a directive, as the issuance uses it. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
class DirectivesTest {

    private static final Instant ISSUED_AT = Instant.parse("2018-02-12T15:00:00Z");

    @Inject
    Directives directives;

    @Inject
    DirectiveSeeds seeds;

    @Inject
    Transactions transactions;

    @Test
    void anIssuedDirectiveIsReadAsIssuedAndNoLongerChanged() {
        create("frozen");

        issue("frozen");

        as(Tokens.analyst()).get("/v1/directives/frozen").then().statusCode(200);
        as(Tokens.analyst())
                .get("/v1/directives?state=issued&limit=500")
                .then()
                .body("items.directive", hasItem("frozen"))
                .body("items.findAll { it.directive == 'frozen' }.issuedAt", contains("2018-02-12T15:00:00Z"));
        as(Tokens.authorityIssuer())
                .header("If-Match", "*")
                .contentType("application/yaml")
                .body(Sample.yaml("frozen"))
                .put("/v1/directives/frozen")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://writ.dev/problems/conflict"));
        IssuedDirective issued = transactions
                .run(Caller.system("test"), tx -> directives.issued(tx, "frozen"))
                .await()
                .atMost(Duration.ofSeconds(10));
        assertEquals(LocalDate.of(2018, 2, 12), issued.issuedOn());
        assertEquals(
                List.of("RA1"),
                issued.document().actions().stream()
                        .map(DirectiveDocument.Action::id)
                        .toList());
    }

    @Test
    void ofSeveralThatIssueADraftAtOnceOneDoes() throws Exception {
        create("issued-once");

        List<String> answers = atOnce(6, () -> {
            try {
                issue("issued-once");
                return "issued";
            } catch (Problem problem) {
                return problem.type().slug();
            }
        });

        assertEquals(1, Collections.frequency(answers, "issued"), answers.toString());
        assertEquals(5, Collections.frequency(answers, "conflict"), answers.toString());
    }

    @Test
    void aVersionAndAnIssueAreNeverRewritten() throws Exception {
        try (Connection db = Database.app("directive");
                Statement statement = db.createStatement()) {
            for (String table : List.of("directive_versions", "directive_issues")) {
                assertThrows(SQLException.class, () -> statement.execute("DELETE FROM directive." + table));
                assertThrows(
                        SQLException.class, () -> statement.execute("UPDATE directive." + table + " SET version = 9"));
            }
        }
    }

    @Test
    void aRestartLeavesTheSeededDraftAsItIs() {
        boolean added = seeds.plant("/directives/bod-17-01.yaml").await().atMost(Duration.ofSeconds(10));

        assertEquals(false, added);
    }

    private void issue(String name) {
        transactions
                .run(
                        Caller.system("test"),
                        tx -> directives
                                .lockDraft(tx, name)
                                .chain(draft -> directives.markIssued(tx, draft, ISSUED_AT, "a test")))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static void create(String name) {
        as(Tokens.authorityIssuer())
                .contentType("application/yaml")
                .body(Sample.yaml(name))
                .post("/v1/directives")
                .then()
                .statusCode(201);
    }
}
