package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ByteKeysTest {

    @Property
    void everyKeyKeepsTheNumberOfItsFirstComing(@ForAll List<byte[]> keys) {
        // Given
        ByteKeys numbers = new ByteKeys();
        Map<String, Integer> expected = new HashMap<>();

        for (byte[] key : keys) {
            // When
            int known = numbers.find(key, 0, key.length);
            int number = known >= 0 ? known : numbers.add(key, 0, key.length);

            // Then
            String text = new String(key, StandardCharsets.ISO_8859_1);
            assertEquals(expected.getOrDefault(text, -1), known);
            assertEquals(expected.computeIfAbsent(text, t -> expected.size()), number);
            assertArrayEquals(key, numbers.key(number));
        }
        assertEquals(expected.size(), numbers.size());
    }

    @Test
    void aMillionKeysAreFoundAgain() {
        // Given
        ByteKeys numbers = new ByteKeys();
        for (int i = 0; i < 1_000_000; i++) {
            byte[] key = ("host-" + i + ".agency.example").getBytes(StandardCharsets.US_ASCII);
            numbers.add(key, 0, key.length);
        }

        // When
        byte[] sought = "xhost-765432.agency.examplex".getBytes(StandardCharsets.US_ASCII);
        int found = numbers.find(sought, 1, sought.length - 1);

        // Then
        assertEquals(765_432, found);
    }
}
