package writ.inventory.match;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import writ.inventory.Inventory;
import writ.inventory.product.ProductName;
import writ.kit.testing.Database;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** What deploy/bench/matching runs: a catalogue made from a seed, a new scope over it, and searches. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
@EnabledIfEnvironmentVariable(named = "WRIT_BENCH_PRODUCTS", matches = "[0-9]+")
class MatchingBench {
    private static final int PRODUCTS = Integer.parseInt(System.getenv().getOrDefault("WRIT_BENCH_PRODUCTS", "0"));
    private static final String SUPPLIERS =
            "acme bright cobalt delta ember falcon granite harbor indigo juniper kestrel"
                    + " lumen meridian nimbus onyx prairie quartz ridge summit tundra umber vertex willow xenon yonder zephyr";
    private static final String WORDS = "agent backup client cloud console control data desktop device editor endpoint"
            + " engine gateway internet mail manager monitor network office player portal print report secure security server"
            + " service storage studio suite sync total tools update viewer virus web workflow anti-virus toolkit";
    private static final String MAKE = """
            INSERT INTO products (identity, supplier, product, version, embedded, supplier_key, product_key, cpe_vendor,
                                  cpe, compact, minted_at)
            SELECT sha256(convert_to(supplier || product || version, 'UTF8')), supplier, product, version, false,
                   lower(supplier), replace(lower(product), '-', ' '), vendor,
                   CASE WHEN vendor IS NOT NULL
                        THEN 'cpe:2.3:a:' || vendor || ':' || replace(lower(product), ' ', '_') || ':' || version || ':*:*:*:*:*:*:*' END,
                   replace(lower(supplier), ' ', '') || ' ' || translate(lower(product), ' -', '') || ' ' || coalesce(vendor, '') || ' ',
                   timestamptz '2026-01-01' + n * interval '1 second'
            FROM (SELECT n, (n / 20) AS name, (n %% 20) AS v, (n / 500) AS s,
                         string_to_array('%s', ' ') AS a, string_to_array('%s', ' ') AS w FROM generate_series(%d, %d) AS n) AS g,
                 LATERAL (SELECT initcap(a[1 + s %% 26]) || ' ' || initcap(w[1 + (s / 26) %% 39]) || ' ' || (s / 1014) AS maker,
                                 s %% 250 = 7 AS sought) AS m,
                 LATERAL (SELECT CASE WHEN sought THEN (ARRAY['Kaspersky Lab', 'AO Kaspersky Lab', 'Kaspersky', 'CDW'])[1 + name %% 4]
                                      ELSE maker END AS supplier,
                                 CASE WHEN sought THEN 'Kaspersky ' ELSE '' END
                                 || initcap(w[1 + (hashtext('x' || name) & 31)]) || ' ' || initcap(w[1 + (hashtext('y' || name) & 31)])
                                 || ' ' || (name %% 25) AS product,
                                 (1 + v / 4) || '.' || v || '.' || (name %% 10) AS version,
                                 CASE WHEN name %% 3 = 0 THEN lower(replace(maker, ' ', '_')) END AS vendor) AS p""";

    @Inject
    Inventory inventory;

    @Test
    void measure() throws SQLException {
        Inventory.empty();
        inventory.agency("usda", "Department of Agriculture");
        long start = System.nanoTime();
        for (int from = 0; from < PRODUCTS; from += 100_000) {
            Inventory.sql(MAKE.formatted(SUPPLIERS, WORDS, from, Math.min(PRODUCTS, from + 100_000) - 1));
        }
        say("%d products made in %.1f s", PRODUCTS, seconds(start));
        Inventory.sql("ANALYZE");
        Inventory.rows("SELECT count(*), count(DISTINCT supplier), count(DISTINCT name_key) FROM products")
                .forEach(row -> say("products | suppliers | names: %s", row));
        Inventory.rows("SELECT count(*), pg_size_pretty(pg_total_relation_size('name_starts')),"
                        + " pg_size_pretty(pg_total_relation_size('products')) FROM name_starts")
                .forEach(row -> say("beginnings | their size | size of products: %s", row));
        mint("minting, with the index");
        Inventory.sql("ALTER TABLE products DISABLE TRIGGER tr_products_name_starts");
        mint("minting, without it");
        Inventory.sql("ALTER TABLE products ENABLE TRIGGER tr_products_name_starts");
        scopes();
        // Ten directives about one supplier are the bench's own making; each answer would carry all their reasons.
        Inventory.sql("DELETE FROM match_decisions WHERE directive <> 'bench-0'");
        searches();
    }

    private void mint(String what) {
        List<Double> times = times(5, run -> {
            List<ProductName> names = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                names.add(new ProductName("Fresh Maker " + i % 50, what + " " + run + " " + i, "1." + i, null, null));
            }
            inventory.mint(names);
        });
        say("%s: 1000 new names in %.0f ms (median of %d)", what, median(times), times.size());
    }

    private void scopes() throws SQLException {
        List<Double> times = times(7, run -> inventory.issue("bench-" + run, 1, scope(run)));
        String count = Inventory.rows(
                        "SELECT verdict, count(*) FROM match_decisions WHERE directive = 'bench-0' GROUP BY 1 ORDER BY 1")
                .toString();
        say(
                "a new scope, 20 names of a supplier: %.0f ms (median), %.0f ms at most; decisions %s",
                median(times), most(times), count);
        List<Double> broad = times(
                3,
                run -> inventory.issue(
                        "broad-" + run, 1, "{\"suppliers\": [{\"name\": \"Acme Agent 0\"}], \"known\": [\"Secure\"]}"));
        say("a scope that finds much: %.0f ms (median)", median(broad));
        say(
                "the same search by LIKE over the table: %.0f ms",
                reference("compact LIKE ANY (ARRAY['%kaspersky%', '%лаборатория%'])"));
        assertTrue(median(times) < 1_000, "a new scope takes a second or more");
    }

    private void searches() throws SQLException {
        String[] asked = {
            "supplier=kaspersky",
            "supplier=Acme%20Agent",
            "product=anti-virus",
            "supplier=zephyr&product=secure",
            "product=Total%20Security",
            "supplier=nobody%20has%20this",
            "product=office%20suite%207",
            "supplier=Meridian%20Mail%200",
            "supplier=zephyr",
            "product=security"
        };
        times(50, run -> search(asked[run % asked.length]));
        List<Double> times = times(200, run -> search(asked[run % asked.length]));
        for (String each : asked) {
            say("  %s: %.0f ms", each, median(times(5, run -> search(each))));
        }
        times.sort(null);
        say(
                "who has X: %.0f ms (median), %.0f ms (p95), %.0f ms at most of %d",
                median(times), times.get(190), most(times), 200);
        say(
                "the same by LIKE over the table: %.0f ms",
                reference("compact LIKE '%zephyr%' AND product_key ~ '(^| )s *e *c *u *r *e( |$)'"));
        assertTrue(times.get(190) < 100, "the 95th percentile takes 100 ms or more");
    }

    private static void search(String query) {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.analyst())
                .get("/v1/products?" + query)
                .then()
                .statusCode(200);
    }

    private static double reference(String condition) throws SQLException {
        try (Connection connection = Database.app("inventory");
                Statement run = connection.createStatement()) {
            run.execute("SELECT set_config('writ.reach', '*', false)");
            return median(times(5, each -> {
                try {
                    run.executeQuery("SELECT count(*) FROM inventory.products WHERE " + condition)
                            .close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
    }

    private static String scope(int run) {
        List<String> aliases = new ArrayList<>(List.of("AO Kaspersky Lab", "Kaspersky Lab", "Лаборатория Касперского"));
        for (int i = 0; i < 17; i++) {
            aliases.add("Kaspersky Subsidiary " + run + "-" + i);
        }
        return "{\"suppliers\": [{\"name\": \"Kaspersky\", \"aliases\": [\"" + String.join("\", \"", aliases)
                + "\"], \"cpeVendors\": [\"kaspersky\", \"kaspersky_lab\"]}],"
                + " \"cpes\": [\"cpe:2.3:a:acme_agent_0:*:1.*:*:*:*:*:*:*:*\"]}";
    }

    private static List<Double> times(int runs, IntConsumer work) {
        List<Double> times = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            work.accept(run);
            times.add(seconds(start) * 1_000);
        }
        return times;
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static double most(List<Double> times) {
        return times.stream().mapToDouble(each -> each).max().orElseThrow();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void say(String what, Object... values) {
        System.out.println("bench: " + String.format(Locale.ROOT, what, values));
    }
}
