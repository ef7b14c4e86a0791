package writ.inventory.report;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class UploadApiTest {
    private static final byte[] FILE = Sent.CSV.getBytes(StandardCharsets.UTF_8);

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.agency("hhs", "Department of Health and Human Services");
    }

    @Test
    void fileThatComesInPartsIsOneReport() {
        // Given
        String upload = begun(FILE.length);

        // When
        List<Response> parts = new ArrayList<>();
        for (int from = 0; from < FILE.length; from += 50) {
            parts.add(append(upload, from, Arrays.copyOfRange(FILE, from, Math.min(from + 50, FILE.length))));
        }

        // Then
        parts.forEach(part -> part.then().statusCode(204).header("Tus-Resumable", "1.0.0"));
        parts.getFirst().then().header("Upload-Offset", "50").header("Content-Location", nullValue());
        String report = upload.substring(upload.lastIndexOf('/') + 1);
        parts.getLast().then().header("Upload-Offset", "" + FILE.length).header("Content-Location", endsWith(report));
        get(upload).then().statusCode(200).body("state", is("received")).body("report", is(report));
        Sent.receipt("usda", report).then().statusCode(200).body("taken", is(3)).body("bytes", is(FILE.length));
        byte[] back = Sent.as(Tokens.reporter("usda"))
                .get("/v1/reports/" + report + "/content")
                .asByteArray();
        assertArrayEquals(FILE, back);
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM uploads"));
    }

    @Test
    void partThatDoesNotBeginWhereTheUploadIsIsAConflictThatSaysWhereItIs() {
        // Given
        String upload = begun(FILE.length);
        append(upload, 0, Arrays.copyOf(FILE, 40)).then().statusCode(204);

        // When
        Response again = append(upload, 0, Arrays.copyOf(FILE, 40));
        Response beyond = append(upload, 41, Arrays.copyOf(FILE, 1));

        // Then
        again.then().statusCode(409).header("Upload-Offset", "40").body("errors[0].at", is("Upload-Offset"));
        beyond.then().statusCode(409);
        head(upload).then().statusCode(200).header("Upload-Offset", "40").header("Upload-Length", "" + FILE.length);
    }

    @Test
    void moreThanWasAnnouncedIsNotTaken() {
        // Given
        String upload = begun(FILE.length - 1);

        // When
        Response tooMuch = append(upload, 0, FILE);

        // Then
        tooMuch.then().statusCode(413);
    }

    @Test
    void whatIsRefusedSaysWhyAlsoToWhoLostTheAnswer() {
        // Given
        byte[] broken = "endpoint,supplier,product\npc-1,,\n".getBytes(StandardCharsets.UTF_8);
        String upload = begun(broken.length);

        // When
        Response refused = append(upload, 0, broken);

        // Then
        refused.then().statusCode(422).body("errors[0].at", is("line 2"));
        get(upload)
                .then()
                .statusCode(200)
                .body("state", is("refused"))
                .body("problem.status", is(422))
                .body("problem.errors[0].at", is("line 2"));
        head(upload).then().statusCode(410);
        append(upload, broken.length, new byte[0]).then().statusCode(409);
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM report_chunks"));
    }

    @Test
    void metadataOfTusStandForTheQuery() {
        // Given
        String metadata = "asOf " + base64("2017-10-01T12:00:00Z") + ",methodology " + base64("scan") + ",component "
                + base64("fs") + ",filetype " + base64("text/csv");

        // When
        Response begun = Sent.as(Tokens.reporter("usda"))
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", FILE.length)
                .header("Upload-Metadata", metadata)
                .post("/v1/uploads");

        // Then
        begun.then().statusCode(201);
        String upload = path(begun.header("Location"));
        append(upload, 0, FILE).then().statusCode(204);
        Sent.receipt("usda", upload.substring(upload.lastIndexOf('/') + 1))
                .then()
                .body("component", is("fs"))
                .body("methodology", is("scan"));
    }

    @Test
    void headersThatCannotBeReadAreSaid() {
        report().header("Upload-Length", "many")
                .post("/v1/uploads")
                .then()
                .statusCode(400)
                .body("errors[0].at", is("Upload-Length"));
        report().header("Upload-Length", Long.toString(1L << 40))
                .post("/v1/uploads")
                .then()
                .statusCode(413);
        report().header("Upload-Length", 1)
                .header("Tus-Resumable", "0.2.2")
                .post("/v1/uploads")
                .then()
                .statusCode(412)
                .header("Tus-Version", "1.0.0");
        report().header("Upload-Length", 1)
                .header("Upload-Metadata", "asOf %%")
                .post("/v1/uploads")
                .then()
                .statusCode(400)
                .body("errors[0].at", is("Upload-Metadata"));
        report("2018-01-01T00:00:00Z")
                .header("Upload-Length", 1)
                .post("/v1/uploads")
                .then()
                .statusCode(422);
    }

    @Test
    void anotherAgencysUploadIsNotThere() {
        // Given
        String upload = begun(FILE.length);

        // When and then
        Sent.as(Tokens.reporter("hhs")).get(upload).then().statusCode(404);
        Sent.as(Tokens.reporter("hhs")).head(upload).then().statusCode(404);
        Sent.as(Tokens.reporter("hhs")).delete(upload).then().statusCode(404);
        part(Tokens.reporter("hhs"), 0, FILE).patch(upload).then().statusCode(404);
    }

    @Test
    void uploadThatIsGivenUpLeavesNothing() {
        // Given
        String upload = begun(FILE.length);
        append(upload, 0, Arrays.copyOf(FILE, 40)).then().statusCode(204);

        // When
        Response deleted = Sent.as(Tokens.reporter("usda")).delete(upload);

        // Then
        deleted.then().statusCode(204);
        head(upload).then().statusCode(410);
        assertEquals(
                List.of("0 | 0"),
                Inventory.rows("SELECT (SELECT count(*) FROM uploads), (SELECT count(*) FROM report_chunks)"));
    }

    @Test
    void uploadThatPausedTooLongIsOver() {
        // Given
        String upload = begun(FILE.length);
        Inventory.sql("DELETE FROM uploads");

        // When
        Response part = append(upload, 0, FILE);

        // Then
        part.then().statusCode(410);
        get(upload).then().body("state", is("expired"));
    }

    @Test
    void ofPartsAtOnceOneIsStored() throws Exception {
        // Given
        String upload = begun(FILE.length);

        // When
        List<Future<Response>> sent = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            for (int client = 0; client < 4; client++) {
                sent.add(clients.submit(() -> append(upload, 0, FILE)));
            }
        }

        // Then
        int stored = 0;
        for (Future<Response> each : sent) {
            stored += each.get().statusCode() == 204 ? 1 : 0;
        }
        assertEquals(1, stored);
        assertEquals(List.of("1"), Inventory.rows("SELECT count(*) FROM reports"));
    }

    private static String begun(int length) {
        return path(report().header("Upload-Length", length)
                .post("/v1/uploads")
                .then()
                .statusCode(201)
                .header("Tus-Resumable", "1.0.0")
                .extract()
                .header("Location"));
    }

    private static RequestSpecification report() {
        return Sent.report("usda");
    }

    private static RequestSpecification report(String asOf) {
        return Sent.report("usda", asOf);
    }

    private static Response append(String upload, long offset, byte[] bytes) {
        return part(Tokens.reporter("usda"), offset, bytes).patch(upload);
    }

    private static RequestSpecification part(String token, long offset, byte[] bytes) {
        return Sent.as(token)
                .header("Upload-Offset", offset)
                .contentType(UploadResource.PART)
                .body(bytes);
    }

    private static Response get(String upload) {
        return Sent.as(Tokens.reporter("usda")).get(upload);
    }

    private static Response head(String upload) {
        return Sent.as(Tokens.reporter("usda")).head(upload);
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/v1/"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
