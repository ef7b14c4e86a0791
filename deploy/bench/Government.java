import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The whole government: {@code make PORT DB USER PASSWORD ENDPOINTS SEED FILE} puts sets of endpoints of all agencies into the
 * suite's database, 100 products on each endpoint, and scopes of 40 products each, and writes down of each scope on how many
 * endpoints it is, counted endpoint by endpoint as they are made, without a set; {@code ask URL TOKEN FILE} asks the service the
 * same and says how long it took.
 */
class Government {

    private static final int PRODUCTS_EACH = 100;
    static final int VERSIONS = 20_000;
    static final int VERSIONS_EACH = 4;
    static final int SUPPLIERS = 2_000;
    private static final double ZIPF = 1.1;
    static final int SCOPES = 24;
    private static final int IN_SCOPE = 40;
    private static final String AT = "2017-10-01T00:00:00Z";

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("ask")) {
            Questions.ask(arguments[1], arguments[2], Path.of(arguments[3]));
            return;
        }
        String url = "jdbc:postgresql://127.0.0.1:" + arguments[1] + "/" + arguments[2];
        try (Connection connection = DriverManager.getConnection(url, arguments[3], arguments[4])) {
            make(connection, Integer.parseInt(arguments[5]), Long.parseLong(arguments[6]), Path.of(arguments[7]));
        }
    }

    private static void make(Connection connection, int endpoints, long seed, Path file) throws Exception {
        run(connection, "SET search_path = inventory, public");
        run(connection, "SET synchronous_commit = off");
        List<String> agencies = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT agency FROM agencies ORDER BY 1")) {
            while (rows.next()) {
                agencies.add(rows.getString(1));
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        products(connection);
        int[] scopes = scopes(connection, random);
        long[] counts = new long[SCOPES];
        // a few are large and many small, as they are: by Zipf of 0.8
        double[] share = new double[agencies.size()];
        for (int i = 0; i < share.length; i++) {
            share[i] = 1 / Math.pow(i + 1, 0.8);
        }
        double all = Arrays.stream(share).sum();
        Draw draw = new Draw();
        long installed = 0;
        for (int i = 0; i < share.length; i++) {
            int size = (int) Math.max(100, Math.round(endpoints * share[i] / all));
            installed += agency(connection, agencies.get(i), size, draw, random.split(), scopes, counts);
        }
        run(connection, "ANALYZE");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long count : counts) {
                out.write((count + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        System.out.printf("%d agencies, %d installations%n", agencies.size(), installed);
    }

    private static void products(Connection connection) throws SQLException {
        run(connection, """
                INSERT INTO products (identity, supplier, product, version, embedded, supplier_key, product_key, compact, minted_at)
                SELECT sha256(v::text::bytea), 'Supplier ' || p %% %1$d, 'Product ' || p, v %% %2$d + 1 || '.0', false,
                       'supplier ' || p %% %1$d, 'product ' || p, 'supplier' || p %% %1$d || ' product' || p || '  ', '%4$s'
                FROM (SELECT v, v / %2$d AS p FROM generate_series(0, %3$d - 1) v) n ORDER BY v"""
                .formatted(SUPPLIERS, VERSIONS_EACH, VERSIONS, AT));
    }

    /** A bit for each scope that a product is in. Half of the scopes are of widespread products. */
    private static int[] scopes(Connection connection, SplittableRandom random) throws SQLException {
        int[] scopes = new int[VERSIONS];
        for (int scope = 0; scope < SCOPES; scope++) {
            int range = scope % 2 == 0 ? 2_000 : VERSIONS;
            int in = 0;
            while (in < IN_SCOPE) {
                int product = random.nextInt(range);
                if ((scopes[product] & 1 << scope) == 0) {
                    scopes[product] |= 1 << scope;
                    in++;
                }
            }
            String name = "bench-" + scope;
            run(connection, "INSERT INTO scopes (directive, version, issued_at, decided_at, scope) VALUES ('%s', 1, '%s', '%s', '{}')"
                    .formatted(name, AT, AT));
            for (int product = 0; product < VERSIONS; product++) {
                if ((scopes[product] & 1 << scope) != 0) {
                    run(connection, """
                            INSERT INTO match_decisions (directive, version, product, verdict, rule, why, decided_at)
                            SELECT '%s', 1, id, 'matched', 'supplier-name', 'x', '%s' FROM products
                            WHERE identity = sha256('%d'::bytea)""".formatted(name, AT, product));
                }
            }
        }
        return scopes;
    }

    private static long agency(
            Connection connection, String agency, int size, Draw draw, SplittableRandom random, int[] scopes, long[] counts)
            throws Exception {
        RoaringBitmap[] sets = new RoaringBitmap[VERSIONS];
        int[] seen = new int[VERSIONS];
        for (int endpoint = 0; endpoint < size; endpoint++) {
            int in = 0;
            for (int drawn = 0; drawn < PRODUCTS_EACH; ) {
                int product = draw.next(random);
                if (seen[product] != endpoint + 1) {
                    seen[product] = endpoint + 1;
                    drawn++;
                    in |= scopes[product];
                    if (sets[product] == null) {
                        sets[product] = new RoaringBitmap();
                    }
                    sets[product].add(endpoint);
                }
            }
            for (; in != 0; in &= in - 1) {
                counts[Integer.numberOfTrailingZeros(in)]++;
            }
        }
        run(connection, """
                INSERT INTO endpoint_counters VALUES ('%1$s', %2$d);
                INSERT INTO reporters VALUES ('%1$s', '', 1);
                INSERT INTO reports (agency, id, as_of, received_at, sent_by, methodology, examined, examined_of, mode, format,
                                     digest, bytes, chunks, late, taken, refused, outcome, state)
                SELECT '%1$s', uuidv7(), '%3$s', '%3$s', 'bench', 'bench', %2$d, %2$d, 'strict', 'endpoint-csv', sha256('%1$s'),
                       1, 0, false, %2$d * 100::bigint, 0, '{}', 1;
                INSERT INTO current_reports SELECT agency, component, id, as_of, received_at, methodology, examined, examined_of
                FROM reports WHERE agency = '%1$s';
                INSERT INTO endpoints (agency, number, name)
                SELECT '%1$s', n, format('ws-%%s.bureau%%s.agency.example', lpad(n::text, 7, '0'), lpad((n %% 30)::text, 2, '0'))
                FROM generate_series(0, %2$d - 1) n""".formatted(agency, size, AT));
        holdings(connection, agency, sets);
        run(connection, """
                INSERT INTO agency_products (agency, product, supplier, name, version, named_at)
                SELECT h.agency, p.id, p.supplier, p.product, p.version, '%s'
                FROM holdings h JOIN products p ON p.id = h.product WHERE h.agency = '%s'""".formatted(AT, agency));
        return (long) size * PRODUCTS_EACH;
    }

    private static void holdings(Connection connection, String agency, RoaringBitmap[] sets) throws Exception {
        try (PGCopyOutputStream copy = new PGCopyOutputStream(
                        connection.unwrap(PGConnection.class),
                        "COPY holdings (agency, component, product, since, present_since, again, endpoints, enumerated) FROM STDIN"
                                + " (FORMAT binary)");
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(copy, 1 << 20))) {
            out.write("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1));
            out.writeInt(0);
            out.writeInt(0);
            for (int product = 0; product < VERSIONS; product++) {
                RoaringBitmap set = sets[product];
                if (set != null) {
                    set.runOptimize();
                    out.writeShort(8);
                    field(out, agency.getBytes(StandardCharsets.UTF_8));
                    field(out, new byte[0]);
                    field(out, ByteBuffer.allocate(8).putLong(product + 1L).array());
                    field(out, ByteBuffer.allocate(4).putInt(1).array());
                    field(out, ByteBuffer.allocate(4).putInt(1).array());
                    field(out, new byte[] {0});
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    set.serialize(new DataOutputStream(bytes));
                    field(out, bytes.toByteArray());
                    field(out, ByteBuffer.allocate(8).putLong(set.getLongCardinality()).array());
                }
            }
            out.writeShort(-1);
        }
    }

    private static void field(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Draws products by Zipf in constant time (the alias method). */
    private static final class Draw {
        private final double[] keep = new double[VERSIONS];
        private final int[] other = new int[VERSIONS];

        Draw() {
            double sum = 0;
            for (int rank = 0; rank < VERSIONS; rank++) {
                keep[rank] = 1 / Math.pow(rank + 1, ZIPF);
                sum += keep[rank];
            }
            int[] small = new int[VERSIONS];
            int[] large = new int[VERSIONS];
            int smalls = 0;
            int larges = 0;
            for (int rank = 0; rank < VERSIONS; rank++) {
                keep[rank] *= VERSIONS / sum;
                if (keep[rank] < 1) {
                    small[smalls++] = rank;
                } else {
                    large[larges++] = rank;
                }
            }
            while (smalls > 0 && larges > 0) {
                int less = small[--smalls];
                int more = large[--larges];
                other[less] = more;
                keep[more] -= 1 - keep[less];
                if (keep[more] < 1) {
                    small[smalls++] = more;
                } else {
                    large[larges++] = more;
                }
            }
        }

        int next(SplittableRandom random) {
            int rank = random.nextInt(VERSIONS);
            return random.nextDouble() < keep[rank] ? rank : other[rank];
        }
    }
}
