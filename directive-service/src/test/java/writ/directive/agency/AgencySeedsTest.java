package writ.directive.agency;

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
        assertEquals(0, plant());
    }

    @Test
    void replicasThatStartAtOnceAddAnAgencyOnce() throws Exception {
        long before = events("marine");
        forget("mmc");

        List<Integer> added = atOnce(4, this::plant);

        assertEquals(List.of(0, 0, 0, 1), added.stream().sorted().toList());
        assertEquals(before + 1, events("marine"));
        as(Tokens.reporter("mmc")).get("/v1/agencies/mmc").then().statusCode(200);
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

    private int plant() {
        return seeds.plant().await().atMost(Duration.ofSeconds(20));
    }

    private static void forget(String agency) throws Exception {
        try (Connection db = Database.superuser();
                Statement statement = db.createStatement()) {
            for (String table : List.of("agency_names", "components", "contacts", "agencies")) {
                statement.execute("DELETE FROM directive." + table + " WHERE agency = '" + agency + "'");
            }
        }
    }

    private static long events(String word) throws Exception {
        String sql =
                "SELECT count(*) FROM (SELECT data FROM directive.events UNION ALL SELECT data FROM directive.outbox)"
                        + " e WHERE data ->> 'name' ILIKE '" + word + "%'";
        try (Connection db = Database.superuser();
                Statement statement = db.createStatement()) {
            ResultSet rows = statement.executeQuery(sql);
            rows.next();
            return rows.getLong(1);
        }
    }
}
