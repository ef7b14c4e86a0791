package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever happens to a file on its way: it is read or refused, and never depends on how its bytes arrive. */
class DamageTest {

    /** One thing that happens to a file at a place, which is a share of its length. */
    private record Damage(String sample, String kind, double place, byte with) {

        byte[] file() {
            byte[] whole = Samples.named(sample);
            int at = (int) (place * (whole.length - 1));
            if (kind.equals("cut")) {
                return Arrays.copyOf(whole, at);
            }
            if (kind.equals("flip")) {
                whole[at] ^= with == 0 ? 1 : with;
                return whole;
            }
            byte[] longer = new byte[whole.length + 1];
            System.arraycopy(whole, 0, longer, 0, at);
            longer[at] = with;
            System.arraycopy(whole, at, longer, at + 1, whole.length - at);
            return longer;
        }
    }

    @Property(tries = 3000)
    void damagedFileIsReadOrRefusedAndTheSameInSteps(@ForAll("damages") Damage damage) {
        // Given
        byte[] file = damage.file();

        // When
        List<String> whole = outcome(file, null);
        List<String> steps = outcome(file, new OneByOne(file));

        // Then
        assertEquals(whole, steps);
    }

    private static List<String> outcome(byte[] file, @Nullable OneByOne steps) {
        try {
            Told told = steps == null ? Told.by(file, null, Told.LIMITS) : Told.by(steps, null, Told.LIMITS);
            return List.of(
                    String.valueOf(told.format),
                    told.items.toString(),
                    told.refused.toString(),
                    told.products().toString());
        } catch (Unreadable refused) {
            return List.of(refused.kind() + " " + refused.where() + " " + refused.reason());
        }
    }

    @Provide
    Arbitrary<Damage> damages() {
        return Combinators.combine(
                        Arbitraries.of(Samples.NAMES),
                        Arbitraries.of("cut", "flip", "insert"),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.oneOf(List.of(
                                Arbitraries.bytes(),
                                Arbitraries.of(
                                        (byte) '"', (byte) '<', (byte) '{', (byte) ']', (byte) '\n', (byte) ',', (byte)
                                                0))))
                .as(Damage::new);
    }
}
