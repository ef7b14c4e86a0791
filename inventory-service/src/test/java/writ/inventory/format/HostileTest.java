package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files made to fill the memory: whatever they repeat, no more is held than the limits say. */
class HostileTest {

    private static final Limits LIMITS = new Limits(1 << 16, 1000, 1000, 1 << 20, 1000, 1L << 32, 1 << 20);
    private static final long MIB = 1 << 20;
    private static final long LENGTH = 64 * MIB;
    /** A megabyte of names, 8 MiB between two events of XML twice, and what parsers keep. */
    private static final long MOST = 44 * MIB;

    /** What a file repeats, and within what. */
    private enum Kind {
        MEMBER_NAMES("{\"products\": []", i -> ",\"member-" + "x".repeat(20) + i + "\":1"),
        LONG_MEMBER_NAMES("{\"products\": []", i -> ",\"" + "x".repeat(240) + i + "\":1"),
        ONE_STRING("{\"products\": [\"", i -> "xxxxxxxxxxxxxxxx"),
        NESTED_ITEMS(
                "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"components\":[",
                i -> "{\"type\":\"library\",\"name\":\"" + "x".repeat(60_000) + "\",\"version\":\"" + i + "\"},"),
        ONE_LINE(
                "{\"endpoint\":\"a\",\"supplier\":\"b\",\"product\":\"c\"}\n{\"endpoint\":\"", i -> "xxxxxxxxxxxxxxxx"),
        BROKEN_LINES(
                "{\"endpoint\":\"a\",\"supplier\":\"b\",\"product\":\"c\"}\n",
                i -> "{\"endpoint\":\"" + "x".repeat(2000) + i + "\"\n"),
        ROWS_WITHOUT_A_HOST("{\"programs\": [", i -> "{\"name\":\"p" + i + "\"},"),
        SPDX_IDS("{\"spdxVersion\":\"SPDX-2.3\",\"documentDescribes\":[", i -> "\"id-" + i + "\","),
        SPDX_EDGES(
                "{\"spdxVersion\":\"SPDX-2.3\",\"relationships\":[",
                i -> "{\"spdxElementId\":\"a\",\"relationshipType\":\"CONTAINS\",\"relatedSpdxElement\":\"b\"},"),
        SPDX_TEXT("SPDXVersion: SPDX-2.3\nPackageComment: <text>", i -> "no end of it\n"),
        SPDX_3_LIST("{\"@graph\":[{\"to\":[", i -> "\"" + "y".repeat(1000) + i + "\","),
        XML_NAMES(bom(), i -> "<e" + i + "/>"),
        XML_ATTRIBUTES(bom(), i -> "<e a" + i + "=''/>"),
        XML_PREFIXES(bom(), i -> "<e xmlns:p" + i + "='u'/>"),
        XML_ONE_NAME(bom() + "<", i -> "xxxxxxxxxxxxxxxx"),
        XML_ONE_ATTRIBUTE(bom() + "<e a='", i -> "xxxxxxxxxxxxxxxx"),
        XML_ONE_TEXT(bom() + "<e>", i -> "xxxxxxxxxxxxxxxx"),
        XML_ONE_COMMENT(bom() + "<!--", i -> "xxxxxxxxxxxxxxxx"),
        XML_ONE_CDATA(bom() + "<e><![CDATA[", i -> "xxxxxxxxxxxxxxxx"),
        XML_INSTRUCTIONS(bom(), i -> "<?p" + i + " x?>"),
        XML_DEPTH(bom(), i -> "<e>"),
        SWID_TAGS("<tags>", i -> "<SoftwareIdentity xmlns='" + SwidFile.NAMESPACE + "' name='n" + i + "' tagId='t'/>"),
        CSV_COLUMNS("supplier,product,endpoints", i -> ",column" + i);

        private final String begin;
        private final LongFunction<String> more;

        Kind(String begin, LongFunction<String> more) {
            this.begin = begin;
            this.more = more;
        }

        private static String bom() {
            return "<bom xmlns='http://cyclonedx.org/schema/bom/1.6'><components/>";
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void memoryIsBounded(Kind kind) throws IOException {
        // Given
        Endless file = new Endless(kind);
        Names names = new Names(LIMITS);
        long before = used();

        // When
        try {
            InventoryFile.read(file, null, LIMITS, names, new Nothing());
        } catch (Unreadable refused) {
            assertTrue(refused.reason().length() < 1000);
        }

        // Then
        long grown = file.most - before;
        assertTrue(grown < MOST, "grown by " + grown / MIB + " MiB in " + file.given / MIB + " MiB");
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Repeats itself, and looks from time to time at what is held meanwhile. */
    private static final class Endless extends InputStream {

        private final Kind kind;
        private byte[] part;
        private int at;
        private long parts;
        private long given;
        private long looked;
        private long most;

        Endless(Kind kind) {
            this.kind = kind;
            this.part = kind.begin.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (given > LENGTH) {
                return -1;
            }
            if (given - looked > 15 * MIB) {
                looked = given;
                most = Math.max(most, used());
            }
            int got = 0;
            while (got < length) {
                if (at == part.length) {
                    part = kind.more.apply(parts++).getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                int some = Math.min(length - got, part.length - at);
                System.arraycopy(part, at, into, offset + got, some);
                at += some;
                got += some;
            }
            given += got;
            return got;
        }
    }

    /** Keeps nothing of what it is told. */
    private static final class Nothing implements Sink {
        @Override
        public void format(Format format) {}

        @Override
        public void ignored(String name) {}

        @Override
        public void onEndpoint(int product, int endpoint) {}

        @Override
        public void declared(int product, long endpoints) {}

        @Override
        public void present(int product) {}

        @Override
        public void refused(Refusal refusal) {}
    }
}
