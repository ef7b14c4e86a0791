package writ.directive.agency;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static writ.directive.Api.as;
import static writ.directive.Api.atOnce;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import writ.directive.agency.AgencyFile.Fact;
import writ.kit.testing.Database;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
class AgencySeedsTest {

    @Inject
    AgencySeeds seeds;

    @Test
    void aRestartAddsNothing() {
        assertEquals(0, plant(AgencyFile.read()));
    }

    @Test
    void replicasThatStartAtOnceAddAnAgencyOnce() throws Exception {
        List<Fact> facts = List.of(
                fact("category", "TEST", ""),
                fact("acronym", "SEEDTEST", ""),
                fact("name", "Seed Test Commission", ""),
                fact("alias", "Commission for Testing Seeds", ""),
                fact("component", "Office of Beans", "beans"));
        try {
            List<Integer> added = atOnce(4, () -> plant(facts));

            assertEquals(List.of(0, 0, 0, 1), added.stream().sorted().toList());
            assertEquals(1, events());
            as(Tokens.reporter("seedtest"))
                    .get("/v1/agencies/Commission for Testing Seeds")
                    .then()
                    .statusCode(200)
                    .body("agency", equalTo("seedtest"), "components.slug", contains("beans"));
            as(Tokens.reporter("seedtest"))
                    .get("/v1/agencies/seedtest/contacts")
                    .then()
                    .body("contacts", hasSize(5));
        } finally {
            forget();
        }
    }

    @Test
    void withoutACallerTheDatabaseShowsNoAgency() throws Exception {
        try (Connection db = Database.app("directive");
                Statement statement = db.createStatement()) {
            for (String table : List.of("agencies", "agency_names", "components", "contacts")) {
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM directive." + table);
                rows.next();
                assertEquals(0, rows.getInt(1), table);
            }
        }
    }

    private int plant(List<Fact> facts) {
        return seeds.plant(facts).await().atMost(Duration.ofSeconds(20));
    }

    private static Fact fact(String kind, String value, String slug) {
        return new Fact("seedtest", kind, value, slug, null, null);
    }

    private static void forget() throws Exception {
        try (Connection db = Database.superuser();
                Statement statement = db.createStatement()) {
            for (String table : List.of("agency_names", "components", "contacts", "agencies")) {
                statement.execute("DELETE FROM directive." + table + " WHERE agency = 'seedtest'");
            }
        }
    }

    private static long events() throws Exception {
        String sql = "SELECT count(*) FROM (SELECT subject FROM directive.events UNION ALL"
                + " SELECT subject FROM directive.outbox) e WHERE subject = 'seedtest'";
        try (Connection db = Database.superuser();
                Statement statement = db.createStatement()) {
            ResultSet rows = statement.executeQuery(sql);
            rows.next();
            return rows.getLong(1);
        }
    }
}
