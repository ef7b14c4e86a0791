package writ.inventory.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import writ.inventory.format.InventoryFile;
import writ.inventory.format.Limits;
import writ.inventory.format.Names;

class FoldTest {

    private static final Limits LIMITS = new Limits(1 << 16, 100_000, 100_000, 32 << 20, 1_000);
    private static final int ROWS = 2_000_000;
    private static final int EARLY = ROWS / 10;
    private static final long MIB = 1 << 20;

    @Test
    void memoryDoesNotGrowWithTheFile() throws IOException {
        // Given
        Names names = new Names(LIMITS);
        Fold fold = new Fold(100);
        long[] early = new long[1];
        InputStream file = new Rows(() -> early[0] = used());

        // When
        InventoryFile.read(file, "text/csv", LIMITS, names, fold);

        // Then
        long grown = used() - early[0];
        assertTrue(grown < 8 * MIB, "grown by " + grown / MIB + " MiB over " + (ROWS - EARLY) + " rows");
        assertEquals(ROWS, fold.taken() + fold.refused());
        assertEquals(ROWS / 1000, fold.refused());
        assertEquals(100, fold.refusals().size());
        assertEquals(997, names.endpoints());
        assertEquals(499, names.products());
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
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
