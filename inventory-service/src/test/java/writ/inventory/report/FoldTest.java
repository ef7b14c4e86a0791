package writ.inventory.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.format.InventoryFile;
import writ.inventory.format.Limits;
import writ.inventory.format.Names;
import writ.kit.problem.Problem;

class FoldTest {

    private static final Limits LIMITS = new Limits(1 << 16, 100_000, 100_000, 32 << 20, 1_000, 1L << 32, 1 << 24);
    private static final int ROWS = 2_000_000;
    private static final int EARLY = ROWS / 10;
    private static final long MIB = 1 << 20;

    @Test
    void memoryDoesNotGrowWithTheFile() throws IOException {
        // Given
        Names names = new Names(LIMITS);
        Fold fold = new Fold(100, 32 * MIB);
        long[] early = new long[1];
        InputStream file = new Rows(() -> early[0] = used());

        // When
        InventoryFile.read(file, "text/csv", LIMITS, names, fold);
        fold.complete();

        // Then
        long grown = used() - early[0];
        assertTrue(grown < 8 * MIB, "grown by " + grown / MIB + " MiB over " + (ROWS - EARLY) + " rows");
        assertEquals(ROWS, fold.taken() + fold.refused());
        assertEquals(ROWS / 1000, fold.refused());
        assertEquals(100, fold.refusals().size());
        assertEquals(997, names.endpoints());
        assertEquals(499, names.products());
    }

    @Test
    void widerSetsThanTheLimitAreRefusedInWords() {
        // Given
        Fold fold = new Fold(100, 2 * MIB);
        Random random = new Random(17);

        // When
        Problem refused = assertThrows(Problem.class, () -> {
            for (int row = 0; row < ROWS; row++) {
                fold.onEndpoint(random.nextInt(5_000), random.nextInt(1_000_000));
            }
        });

        // Then
        assertEquals(422, refused.type().status());
        assertTrue(fold.taken() < 200_000, "only after " + fold.taken() + " rows");
        assertTrue(String.valueOf(refused.body().get("detail")).contains("takes more than 2097152 bytes"));
    }

    @Test
    void setsAreMeasuredAsTheyLieInMemory() {
        // Given
        RoaringBitmap[] sets = new RoaringBitmap[2_000];
        Random random = new Random(17);
        long before = used();

        // When
        long bytes = 0;
        for (int set = 0; set < sets.length; set++) {
            sets[set] = new RoaringBitmap();
            for (int i = 0; i < 100; i++) {
                sets[set].add(random.nextInt(1_000_000));
            }
            bytes += Sets.bytes(sets[set]);
        }

        // Then
        long grown = used() - before;
        assertTrue(bytes > grown / 2 && bytes < grown * 2, bytes + " bytes told, " + grown + " taken");
        assertEquals(sets.length, sets[0].isEmpty() ? 0 : sets.length);
    }

    /** The least that several collections leave: one alone may leave garbage of before. */
    private static long used() {
        long least = Long.MAX_VALUE;
        for (int collection = 0; collection < 4; collection++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    /** Endpoint rows without end in sight: 997 endpoints, 499 products, every thousandth row broken. */
    private static final class Rows extends InputStream {

        private final Runnable early;
        private byte[] line = "endpoint,supplier,product\n".getBytes(StandardCharsets.US_ASCII);
        private int at;
        private int row;

        Rows(Runnable early) {
            this.early = early;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in bulk");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == line.length && !next()) {
                return -1;
            }
            int part = Math.min(length, line.length - at);
            System.arraycopy(line, at, into, offset, part);
            at += part;
            return part;
        }

        private boolean next() {
            if (row == ROWS) {
                return false;
            }
            if (row == EARLY) {
                early.run();
            }
            String text = row % 1000 == 0 ? "pc,\"x\n" : "pc-" + row % 997 + ",Acme,Tool " + row % 499 + "\n";
            line = text.getBytes(StandardCharsets.US_ASCII);
            at = 0;
            row++;
            return true;
        }
    }
}
