package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What agencies send is known for what it is, by its bytes alone, however it arrives. */
class SamplesTest {

    @SuppressWarnings("unused")
    private static final List<String> NAMES = Samples.NAMES;

    @ParameterizedTest
    @CsvSource({
        "declared.csv, declared-csv, 3",
        "endpoints-excel.csv, endpoint-csv, 2",
        "endpoints-powershell.csv, endpoint-csv, 2",
        "declared.json, declared-json, 2",
        "declared.ndjson, declared-ndjson, 2",
        "endpoints.ndjson, endpoint-ndjson, 3",
        "declared.xlsx, declared-xlsx, 2",
        "endpoints.xlsx, endpoint-xlsx, 2",
        "host.cdx.json, cyclonedx-json, 4",
        "host.cdx.xml, cyclonedx-xml, 4",
        "image.spdx.json, spdx-json, 2",
        "host.spdx, spdx-tag-value, 3",
        "host.spdx3.json, spdx3-json, 1",
        "tags.swid.xml, swid-xml, 2",
        "osquery.log, osquery-json, 3",
        "osquery-hosts.json, osquery-json, 2",
        "declared.csv.gz, declared-csv, 3",
        "host.cdx.xml.zip, cyclonedx-xml, 4"
    })
    void sampleIsReadByItsBytes(String name, String format, int items) {
        // When
        Told told = Told.by(Samples.named(name), null, Told.LIMITS);

        // Then
        assertEquals(
                format,
                String.valueOf(told.format).toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        assertEquals(items, told.items.size(), told.items + " " + told.refused);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void sampleThatArrivesByteByByteIsTheSame(String name) {
        // Given
        byte[] file = Samples.named(name);
        Told whole = Told.by(file, null, Told.LIMITS);

        // When
        Told steps = Told.by(new OneByOne(file), null, Told.LIMITS);

        // Then
        assertEquals(whole.items, steps.items);
        assertEquals(whole.refused, steps.refused);
        assertEquals(whole.products(), steps.products());
    }

    @Test
    void twinsSayTheSame() {
        assertEquals(
                Told.by(Samples.named("host.cdx.json"), null, Told.LIMITS).products(),
                Told.by(Samples.named("host.cdx.xml"), null, Told.LIMITS).products());
    }
}
