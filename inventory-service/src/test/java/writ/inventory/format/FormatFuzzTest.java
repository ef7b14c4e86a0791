package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Reads damaged and spliced samples for a time: {@code -Dwrit.fuzz.seconds} of it, from {@code -Dwrit.fuzz.seed} on. Each is
 * read or refused within seconds, and names no more than it may.
 */
class FormatFuzzTest {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Limits LIMITS = new Limits(4096, 50, 50, 10_000, 20, 1 << 20, 1 << 18);
    private static final String[] TOKENS = {
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        "<",
        ">",
        "&",
        "&amp;",
        "<![CDATA[",
        "<!DOCTYPE a [<!ENTITY b 'c'>]>",
        ",",
        ";",
        ":",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\uFEFF",
        "null",
        "true",
        "1e999999999",
        "-1",
        "99999999999999999999",
        "\\ud800",
        "[[[[[[[[",
        "{\"a\":",
        "<components>",
        "</component>",
        "\"components\":[",
        "\"packages\":[",
        "SPDXRef-DOCUMENT",
        "CONTAINS",
        "PackageName: x\n",
        "<text>",
        "sep=",
        "PK\3\4",
        "\u001F\u008B\b\0"
    };

    private final long seed = Long.getLong("writ.fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void whateverComesIsReadOrRefused() {
        long until = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("writ.fuzz.seconds", 2L)).toNanos();
        long read = 0;
        for (; System.nanoTime() < until; read++) {
            String name = Samples.NAMES.get(random.nextInt(Samples.NAMES.size()));
            byte[] file = Samples.named(name);
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                file = mutated(file);
            }
            // What is packed is rarely reached by damage to the archive.
            read(name, random.nextInt(6) == 0 ? Samples.gzip(file) : file);
        }
        assertTrue(read > 0);
    }

    private void read(String name, byte[] file) {
        Names names = new Names(LIMITS);
        try {
            assertTimeoutPreemptively(LONGEST, () -> Told.into(names, file, LIMITS));
        } catch (Unreadable refused) {
            assertTrue(!refused.reason().isBlank() && refused.reason().length() < 1000, refused.reason());
        } catch (Throwable e) {
            fail("seed " + seed + " of " + name + ": " + HexFormat.of().formatHex(file), e);
        }
        assertTrue(names.products() <= LIMITS.products() && names.endpoints() <= LIMITS.endpoints());
    }

    private byte[] mutated(byte[] file) {
        if (file.length == 0) {
            return file;
        }
        int at = random.nextInt(file.length);
        int to = Math.min(file.length, at + 1 + random.nextInt(64));
        byte[] range = Arrays.copyOfRange(file, at, to);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(file, at);
            case 1 -> {
                byte[] flipped = file.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 2 -> spliced(file, at, TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8), at);
            case 3 -> spliced(file, at, new byte[0], to);
            case 4 -> spliced(file, at, repeated(range, 1 + random.nextInt(200)), to);
            case 5 -> {
                byte[] other = Samples.named(Samples.NAMES.get(random.nextInt(Samples.NAMES.size())));
                int from = random.nextInt(other.length);
                yield spliced(file, at, Arrays.copyOfRange(other, from, Math.min(other.length, from + 200)), to);
            }
            default -> {
                byte[] noise = new byte[1 + random.nextInt(8)];
                random.nextBytes(noise);
                yield spliced(file, at, noise, to);
            }
        };
    }

    private static byte[] repeated(byte[] range, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(range);
        }
        return all.toByteArray();
    }

    private static byte[] spliced(byte[] file, int at, byte[] with, int to) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(file, 0, at);
        all.writeBytes(with);
        all.write(file, to, file.length - to);
        return all.toByteArray();
    }
}
