package writ.kit.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertyName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class WildcardsTest {

    @Property(tries = 20_000)
    void findsWhatALookAtEachWouldFind(
            @ForAll @Size(max = 12) List<@net.jqwik.api.From("names") String> names, @ForAll("names") String wanted) {
        // Given
        Map<PropertyName, String> all = new HashMap<>();
        names.stream().filter(name -> name.indexOf('*') >= 0).forEach(name -> all.put(new PropertyName(name), name));
        PropertyName name = new PropertyName(wanted);
        List<String> equal = all.entrySet().stream()
                .filter(one -> one.getKey().hashCode() == name.hashCode()
                        && one.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
        // When
        String found = Wildcards.of(all).value(wanted);
        // Then
        if (equal.size() < 2) {
            assertEquals(all.get(name), found, all.keySet() + " and " + wanted);
        } else {
            assertTrue(equal.contains(found), all.keySet() + " and " + wanted);
        }
    }

    @Example
    void eachSegmentMayBeTheStar() {
        Map<PropertyName, String> all = new HashMap<>();
        List.of("a.*.id", "a.b.*", "c.\"*\".d", "e[*].f", "*.g")
                .forEach(name -> all.put(PropertyName.name(name), name));
        Wildcards wildcards = Wildcards.of(all);
        assertEquals("a.*.id", wildcards.value("a.x.id"));
        assertEquals("a.b.*", wildcards.value("a.b.\"x.y\""));
        assertEquals("e[*].f", wildcards.value("e[12].f"));
        assertEquals("*.g", wildcards.value("x.g"));
        assertNull(wildcards.value("a.x.other"));
    }

    @Example
    void nameThatIsAddedIsNoticed() {
        Map<PropertyName, String> all = new HashMap<>(Map.of(PropertyName.name("a.*"), "a"));
        Wildcards wildcards = Wildcards.of(all);
        assertSame(wildcards, Wildcards.of(all));
        all.put(PropertyName.name("b.*"), "b");
        assertEquals("b", Wildcards.of(all).value("b.x"));
        assertEquals("a", Wildcards.of(all).value("a.x"));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "*", "\"x.y\"", "c[0]", "c[0]x", "c[*]", "a*", "d")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(segments -> String.join(".", segments));
    }
}
