package writ.inventory.report;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class FormatApiTest {

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture");
    }

    @ParameterizedTest
    @CsvSource({
        "declared.csv, declared-csv, 3, 0",
        "endpoints-excel.csv, endpoint-csv, 2, 2",
        "endpoints-powershell.csv, endpoint-csv, 2, 2",
        "declared.json, declared-json, 2, 0",
        "declared.ndjson, declared-ndjson, 2, 0",
        "endpoints.ndjson, endpoint-ndjson, 3, 2",
        "declared.xlsx, declared-xlsx, 2, 0",
        "endpoints.xlsx, endpoint-xlsx, 2, 2",
        "host.cdx.json, cyclonedx-json, 4, 1",
        "host.cdx.xml, cyclonedx-xml, 4, 1",
        "image.spdx.json, spdx-json, 2, 0",
        "host.spdx, spdx-tag-value, 3, 1",
        "host.spdx3.json, spdx3-json, 1, 1",
        "tags.swid.xml, swid-xml, 2, 2",
        "osquery.log, osquery-json, 3, 2",
        "osquery-hosts.json, osquery-json, 2, 2"
    })
    void fileIsTakenForWhatItIs(String name, String format, int taken, int endpoints) throws IOException {
        // Given
        byte[] file = sample(name);

        // When
        var answer = Sent.bytes(Sent.report("usda").queryParam("mode", "lenient"), null, file);

        // Then
        answer.then()
                .statusCode(201)
                .body("format", is(format))
                .body("taken", is(taken))
                .body("endpoints", is(endpoints))
                .body("bytes", is(file.length));
    }

    @Test
    void packedFileIsKeptAsItWasSent() throws IOException {
        // Given
        byte[] packed = gzip(sample("host.cdx.xml"));

        // When
        var answer = Sent.bytes(Sent.report("usda"), null, packed);

        // Then
        answer.then()
                .statusCode(201)
                .body("format", is("cyclonedx-xml"))
                .body("taken", is(4))
                .body("bytes", is(packed.length));
    }

    @Test
    void rowOfASheetIsRefusedByItsNumber() throws IOException {
        // When
        var answer = Sent.bytes(Sent.report("usda"), null, sample("endpoints.xlsx"));

        // Then
        answer.then()
                .statusCode(422)
                .body("errors[0].at", is("row 5"))
                .body("errors[0].detail", is("a formula of the row failed: #N/A"));
    }

    @Test
    void fileThatIsNotReadIsRefusedByName() {
        // When
        var answer = Sent.bytes(Sent.report("usda"), null, "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));

        // Then
        answer.then().body("detail", startsWith("The file is a PDF, which is not read."));
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = FormatApiTest.class.getResourceAsStream("/writ/inventory/format/" + name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(file);
        }
        return bytes.toByteArray();
    }
}
