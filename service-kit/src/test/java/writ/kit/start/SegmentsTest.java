package writ.kit.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.NameIterator;
import io.quarkus.runtime.configuration.PropertiesUtil;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class SegmentsTest {

    @Property(tries = 20_000)
    void areMappedAsTheFrameworkDoes(
            @ForAll @Size(min = 1, max = 4) List<@From("segments") String> name, @ForAll("segments") String wanted) {
        NameIterator segments = new NameIterator(String.join(".", name));
        while (segments.hasNext()) {
            assertEquals(
                    PropertiesUtil.isMapped(segments, wanted),
                    QuickSegments.isMapped(segments, wanted),
                    segments + " and " + wanted);
            segments.next();
        }
    }

    @Example
    void firstLettersTell() {
        assertTrue(Segments.differAtOnce("quarkus.http.port", 8, "log"));
        assertFalse(Segments.differAtOnce("quarkus.http.port", 8, "http2"));
        assertFalse(Segments.differAtOnce("quarkus.\"a.b\".port", 8, "*"));
        assertFalse(Segments.differAtOnce("quarkus.http.port", 8, "*"));
    }

    @Provide
    Arbitrary<String> segments() {
        return Arbitraries.of("a", "ab", "b", "*", "\"x.y\"", "\"*\"", "c[0]", "c[*]", "[0]", "\"c\"[1]", "d*");
    }
}
