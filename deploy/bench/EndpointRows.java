import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes endpoint rows that look like the world: 100 different products on each endpoint, drawn by Zipf (1.1) from
 * 20,000 product versions of 2,000 suppliers, rows shuffled. The same seed gives the same bytes.
 *
 * <p>java EndpointRows.java ENDPOINTS [SEED [CHANGED_PERCENT]] > rows.csv
 */
final class EndpointRows {

    private static final int PRODUCTS_EACH = 100;
    private static final int VERSIONS = 20_000;
    private static final int VERSIONS_EACH = 4;
    private static final int SUPPLIERS = 2_000;
    private static final double ZIPF = 1.1;

    private EndpointRows() {}

    public static void main(String[] args) throws IOException {
        int endpoints = Integer.parseInt(args[0]);
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        int changed = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        long[] rows = rows(endpoints, new SplittableRandom(seed), new SplittableRandom(seed + 1), changed);
        shuffle(rows, new SplittableRandom(seed + 2));
        byte[][] products = products();
        try (OutputStream out = new BufferedOutputStream(System.out, 1 << 20)) {
            out.write("endpoint,supplier,product,version\n".getBytes(StandardCharsets.US_ASCII));
            for (long row : rows) {
                out.write(endpoint((int) (row >>> 32)));
                out.write(products[(int) row]);
            }
        }
    }

    private static long[] rows(int endpoints, SplittableRandom random, SplittableRandom change, int percent) {
        double[] cumulative = zipf();
        long[] rows = new long[endpoints * PRODUCTS_EACH];
        int at = 0;
        for (int endpoint = 0; endpoint < endpoints; endpoint++) {
            SplittableRandom own = random.split();
            Set<Integer> drawn = new HashSet<>();
            while (drawn.size() < PRODUCTS_EACH) {
                drawn.add(draw(cumulative, own));
            }
            for (int product : drawn) {
                boolean other = percent > 0 && change.nextInt(100) < percent;
                rows[at++] = ((long) endpoint << 32) | (other ? draw(cumulative, change) : product);
            }
        }
        return rows;
    }

    private static int draw(double[] cumulative, SplittableRandom random) {
        int found = Arrays.binarySearch(cumulative, random.nextDouble());
        return Math.min(found >= 0 ? found : -found - 1, VERSIONS - 1);
    }

    private static double[] zipf() {
        double[] cumulative = new double[VERSIONS];
        double sum = 0;
        for (int rank = 0; rank < VERSIONS; rank++) {
            sum += 1 / Math.pow(rank + 1, ZIPF);
            cumulative[rank] = sum;
        }
        for (int rank = 0; rank < VERSIONS; rank++) {
            cumulative[rank] /= sum;
        }
        return cumulative;
    }

    private static void shuffle(long[] rows, SplittableRandom random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            long row = rows[i];
            rows[i] = rows[other];
            rows[other] = row;
        }
    }

    private static byte[] endpoint(int number) {
        return "ws-%06d.bureau%02d.agency.example".formatted(number, number % 30).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[][] products() {
        byte[][] products = new byte[VERSIONS][];
        for (int i = 0; i < VERSIONS; i++) {
            int product = i / VERSIONS_EACH;
            products[i] = ",\"Supplier %d, Inc.\",Product %d,%d.0\n"
                    .formatted(product % SUPPLIERS, product, i % VERSIONS_EACH + 1)
                    .getBytes(StandardCharsets.US_ASCII);
        }
        return products;
    }
}
