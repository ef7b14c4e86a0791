package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members that CycloneDX gives twice: readers differ in which they take, so neither is taken. */
class CycloneDoubledTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"CycloneDX\"", "\"Other\"", "7", "{}"})
    void bomFormatIsNotTakenASecondTimeWhateverTheFirstSaid(String first) {
        // When
        Unreadable refused = assertThrows(Unreadable.class, () -> Told.by("""
                {"specVersion": "1.6", "bomFormat": %s, "bomFormat": "CycloneDX", "components": []}""".formatted(first)));

        // Then
        assertEquals("/bomFormat", refused.where());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"type\": \"device\", \"type\": \"application\"", "\"type\": [\"device\"]"})
    void whatIsInAComponentOfNoClearTypeIsOnNoHost(String type) {
        // When
        Told told = Told.by("""
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": {"name": "pc-1"}},
                 "components": [{%s, "name": "pc-2", "components": [
                   {"type": "application", "name": "KES"}, {"type": "application", "purl": 7}]}]}""".formatted(type));

        // Then
        assertEquals(List.of(), told.items);
        assertEquals(3, told.refused.size());
        assertEquals(
                List.of(
                        "3 /components/0/components/0: it is in a component whose type is not understood",
                        "3 /components/0/components/1: purl is not a text"),
                told.refused.subList(1, 3));
    }
}
