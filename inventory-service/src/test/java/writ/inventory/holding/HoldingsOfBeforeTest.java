package writ.inventory.holding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.Database;
import writ.kit.testing.WritTestResource;

/** What reports of an earlier release said is there by state. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class HoldingsOfBeforeTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final String NEW = "V202611291500__holdings_by_state.sql";

    @Test
    void reportsOfBeforeAreStatesAndTheOneThatCountsIsTheLast() throws SQLException, IOException {
        // Given
        try (Connection connection = Database.superuser();
                Statement run = connection.createStatement()) {
            run.execute("DROP SCHEMA IF EXISTS earlier CASCADE");
            run.execute("CREATE SCHEMA earlier");
            run.execute("SET search_path = earlier");
            for (String migration : migrations()) {
                run.execute(Files.readString(MIGRATIONS.resolve(migration)));
            }
            run.execute("""
                    INSERT INTO products (identity, supplier, product, embedded, supplier_key, product_key, compact, minted_at)
                    SELECT sha256(n::text::bytea), 'Acme', n::text, false, 'acme', n::text, n::text, now()
                    FROM generate_series(1, 3) n;
                    INSERT INTO reports (agency, component, id, as_of, received_at, sent_by, methodology, mode, format, digest,
                                         bytes, chunks, late, taken, refused, outcome)
                    SELECT 'usda', nullif(part, ''), id::uuid, as_of::timestamptz, now(), 'x', 'scan', 'strict', 'x', sha256(id::bytea),
                           1, 1, false, 1, 0, '{}'
                    FROM (VALUES ('', '00000000-0000-0000-0000-000000000001', '2017-10-01'),
                                 ('', '00000000-0000-0000-0000-000000000002', '2017-09-01'),
                                 ('fs', '00000000-0000-0000-0000-000000000003', '2017-09-01')) r (part, id, as_of);
                    INSERT INTO holdings (agency, component, report, product, endpoints, enumerated, declared)
                    SELECT agency, component, id, 1, 'x'::bytea, 1, NULL::bigint FROM reports WHERE as_of > '2017-09-15'
                    UNION ALL SELECT agency, component, id, 2, NULL, NULL, 5 FROM reports;
                    INSERT INTO current_reports (agency, component, report, as_of, received_at, methodology)
                    SELECT agency, component, id, as_of, received_at, methodology FROM reports
                    WHERE as_of > '2017-09-15' OR component = 'fs'""");

            // When
            run.execute(Files.readString(MIGRATIONS.resolve(NEW)));
        }

        // Then
        assertEquals(
                List.of(
                        " | 1 | 1 | 2 | null",
                        " | 1 | 3 | null | null",
                        " | 2 | 1 | 2 | 5",
                        " | 2 | 2 | 3 | 5",
                        " | 2 | 3 | null | 5",
                        "fs | 2 | 1 | 2 | 5",
                        "fs | 2 | 2 | null | 5"),
                Inventory.rows(
                        "SELECT component, product, since, until, declared FROM earlier.holdings ORDER BY 1, 2, 3"));
        assertEquals(
                List.of(" | 3", "fs | 2"),
                Inventory.rows("SELECT component, states FROM earlier.reporters ORDER BY 1"));
        assertEquals(
                List.of("null | 1", "null | 2", "fs | 1"),
                Inventory.rows("SELECT component, state FROM earlier.reports ORDER BY id"));
    }

    private static List<String> migrations() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.compareTo(NEW) < 0)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
