package writ.local.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of file says exactly what is on the machines. */
class ReportFileTest {

    private static final Estate ESTATE = Estate.of("usda", 7, true);

    private static final Map<String, Integer> COUNTS = ESTATE.installed().stream()
            .collect(Collectors.toMap(
                    each -> each.software().supplier() + "/" + each.software().product(),
                    Estate.Installed::count,
                    Integer::sum,
                    TreeMap::new));

    @Test
    void declaredJsonHasOneObjectForEachProduct() throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode product : json(ReportFile.DECLARED_JSON).path("products")) {
            counts.put(
                    product.path("supplier").asText() + "/"
                            + product.path("product").asText(),
                    product.path("endpoints").asInt());
        }

        assertEquals(COUNTS, counts);
    }

    @Test
    void declaredCsvHasOneRecordForEachProduct() {
        Map<String, Integer> counts = new TreeMap<>();
        lines(ReportFile.DECLARED_CSV, "supplier,product,version,endpoints,cpe,purl")
                .forEach(fields -> counts.put(fields.get(0) + "/" + fields.get(1), Integer.valueOf(fields.get(3))));

        assertEquals(COUNTS, counts);
    }

    @Test
    void endpointRowsHaveOneRecordForEachProductOnAMachine() {
        Map<String, Integer> counts = new TreeMap<>();
        lines(ReportFile.ENDPOINT_CSV, "endpoint,supplier,product,version,cpe,purl")
                .forEach(fields -> {
                    assertTrue(ESTATE.endpoints().contains(fields.get(0)));
                    counts.merge(fields.get(1) + "/" + fields.get(2), 1, Integer::sum);
                });

        assertEquals(COUNTS, counts);
    }

    @Test
    void cycloneDxHasADeviceForEachMachineWithItsProductsNested() throws Exception {
        JsonNode bom = json(ReportFile.CYCLONEDX_JSON);
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode device : bom.path("components")) {
            assertEquals("device", device.path("type").asText());
            for (JsonNode component : device.path("components")) {
                counts.merge(
                        component.at("/supplier/name").asText() + "/"
                                + component.path("name").asText(),
                        1,
                        Integer::sum);
            }
        }

        assertEquals("CycloneDX", bom.path("bomFormat").asText());
        assertEquals(ESTATE.endpoints().size(), bom.path("components").size());
        assertEquals(COUNTS, counts);
    }

    @ParameterizedTest
    @EnumSource(ReportFile.class)
    void theSameIsWrittenTwiceTheSame(ReportFile kind) {
        assertArrayEquals(bytes(kind, ESTATE), bytes(kind, Estate.of("usda", 7, true)));
    }

    @ParameterizedTest
    @EnumSource(ReportFile.class)
    void aCleanFileDoesNotNameTheSupplier(ReportFile kind) {
        String file = new String(bytes(kind, ESTATE.withFindingsOn(0)), StandardCharsets.UTF_8);

        assertTrue(!file.contains("Kaspersky"), "usda has nothing from outside the scope with this seed");
        assertTrue(file.contains("Microsoft"));
    }

    @Test
    void aFieldWithACommaOrAQuoteIsReadBackAsItWas() {
        String line = Csv.line("Kaspersky Lab, Inc.", "17\" monitor", null);

        assertEquals("\"Kaspersky Lab, Inc.\",\"17\"\" monitor\",\r\n", line);
        assertEquals(List.of("Kaspersky Lab, Inc.", "17\" monitor", ""), Csv.fields(line.strip()));
    }

    private static JsonNode json(ReportFile kind) throws Exception {
        return new JsonMapper().readTree(bytes(kind, ESTATE));
    }

    private static List<List<String>> lines(ReportFile kind, String header) {
        List<String> lines =
                new String(bytes(kind, ESTATE), StandardCharsets.UTF_8).lines().toList();
        assertEquals(header, lines.getFirst());
        return lines.stream().skip(1).map(Csv::fields).toList();
    }

    private static byte[] bytes(ReportFile kind, Estate estate) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            kind.write(estate, "usda-1", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
