package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** Reports of many components in one archive. */
@QuarkusTest
@QuarkusTestResource(
        value = WritTestResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "inventory"),
            @ResourceArg(name = "writ.intake.bundled", value = "4")
        },
        restrictToAnnotatedClass = true)
class BundleApiTest {

    static final String ONE = "endpoint,supplier,product\npc-1,Kaspersky,KAV\n";
    static final String TWO = "endpoint,supplier,product\npc-2,Kaspersky,KAV\npc-3,Acme,Tool\n";

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "fs", "ars");
        inventory.agency("hhs", "Department of Health and Human Services");
    }

    @Test
    void eachFileIsAReportOfTheComponentThatItIsNamedAfter() {
        // When
        Response answer = sent(zip("fs.csv", ONE, "2017/ars.october.csv", TWO, "usda.csv", ONE));

        // Then
        answer.then()
                .statusCode(200)
                .body("received", is(3))
                .body("refused", is(0))
                .body("problem", nullValue())
                .body("items.file", contains("fs.csv", "2017/ars.october.csv", "usda.csv"))
                .body("items.status", everyItem(is(201)))
                .body("items.component", contains("fs", "ars", null))
                .body("items.taken", contains(1, 2, 1))
                .body("items[0].receipt", endsWith("/v1/reports/" + answer.path("items[0].report")));
        String second = answer.path("items[1].report");
        Sent.receipt("usda", second).then().body("state", is("current")).body("component", is("ars"));
        assertArrayEquals(
                TWO.getBytes(StandardCharsets.UTF_8),
                Sent.as(Tokens.reporter("usda"))
                        .get("/v1/reports/" + second + "/content")
                        .asByteArray());
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM uploads"));
    }

    @Test
    void manifestSaysWhatEachFileIs() {
        // Given
        String manifest = """
                [{"file": "a/1", "component": "fs", "methodology": "agent", "asOf": "2017-09-01T00:00:00Z", "examined": 1,
                  "of": 2, "mode": "lenient", "mediaType": "text/csv"},
                 {"file": "b/1", "component": "usda"}, {"file": "gone.csv", "component": "ars"}]""";

        // When
        Response answer = sent(zip("manifest.json", manifest, "a/1", ONE, "b/1", TWO, "fs.csv", ONE));

        // Then
        answer.then()
                .statusCode(200)
                .body("items.file", contains("a/1", "b/1", "fs.csv", "gone.csv"))
                .body("items.status", contains(201, 201, 422, 422))
                .body("items[2].problem.detail", is("The manifest does not name the file."))
                .body("items[3].problem.detail", containsString("the archive does not hold it"))
                .body("received", is(2))
                .body("refused", is(2));
        Sent.receipt("usda", answer.path("items[0].report"))
                .then()
                .body("component", is("fs"))
                .body("methodology", is("agent"))
                .body("mode", is("lenient"))
                .body("asOf", is("2017-09-01T00:00:00Z"))
                .body("of", is(2));
        Sent.receipt("usda", answer.path("items[1].report"))
                .then()
                .body("component", nullValue())
                .body("methodology", is("scan"));
    }

    @Test
    void brokenFileDoesNotStopTheOthers() {
        // When
        Response answer = sent(zip("fs.csv", "what is this\n1\n", "nobody.csv", ONE, "ars.csv", ONE));

        // Then
        answer.then()
                .statusCode(200)
                .body("items.status", contains(415, 422, 201))
                .body("items.component", contains("fs", "nobody", "ars"))
                .body("items[0].problem.type", endsWith("report-format-unknown"))
                .body("items[1].problem.type", endsWith("component-unknown"))
                .body("received", is(1))
                .body("refused", is(2));
    }

    @Test
    void archiveThatBreaksOffAnswersWhatWasReceivedBefore() {
        // Given
        byte[] whole = zip("fs.csv", ONE, "ars.csv", TWO);
        byte[] cut = Arrays.copyOf(whole, whole.length - 200);

        // When
        Response answer = sent(cut);

        // Then
        answer.then()
                .statusCode(200)
                .body("received", is(1))
                .body("items[0].status", is(201))
                .body("problem.type", endsWith("report-unreadable"))
                .body("problem.detail", containsString("ends before it is complete"));
        sent(whole).then().body("items.status", contains(200, 201)).body("problem", nullValue());
    }

    @Test
    void damagedFileIsRefusedAndTheNextIsTaken() {
        // Given
        byte[] damaged = zip("fs.csv", ONE, "ars.csv", TWO);
        int at = new String(damaged, StandardCharsets.ISO_8859_1).indexOf("PK\u0007\u0008") + 4;
        damaged[at]++;

        // When
        Response answer = sent(damaged);

        // Then
        answer.then().statusCode(200).body("items.status", contains(422, 201));
    }

    @Test
    void fileThatComesTwiceIsTakenOnce() {
        // Given
        byte[] zip = zip("fs.csv", ONE, "ab.csv", TWO);
        String renamed = new String(zip, StandardCharsets.ISO_8859_1).replace("ab.csv", "fs.csv");

        // When
        Response answer = sent(renamed.getBytes(StandardCharsets.ISO_8859_1));

        // Then
        answer.then()
                .statusCode(200)
                .body("items.status", contains(201, 409))
                .body("items[1].problem.detail", containsString("twice"));
    }

    @Test
    void sameBundleAgainAnswersTheSameReports() {
        // Given
        byte[] zip = zip("fs.csv", ONE, "ars.csv", TWO);
        Response first = sent(zip);

        // When
        Response again = sent(zip);

        // Then
        again.then().statusCode(200).body("items.status", contains(200, 200)).body("received", is(2));
        assertEquals(first.<List<String>>path("items.report"), again.<List<String>>path("items.report"));
    }

    @Test
    void sameBundleAtOnceIsReceivedOnce() throws Exception {
        // Given
        byte[] zip = zip("fs.csv", ONE, "ars.csv", TWO);

        // When
        List<Response> answers = new ArrayList<>();
        Callable<Response> send = () -> sent(zip);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Response> answer : threads.invokeAll(List.of(send, send))) {
                answers.add(answer.get());
            }
        }

        // Then
        answers.forEach(answer -> answer.then().statusCode(200).body("received", is(2)));
        assertEquals(
                List.of(200, 200, 201, 201),
                answers.stream()
                        .flatMap(answer -> answer.<List<Integer>>path("items.status").stream())
                        .sorted()
                        .toList());
    }

    @Test
    void componentsReporterReportsForItsOwnComponentOnly() {
        // When
        Response answer = sent(
                said(Sent.as(Tokens.of("component-reporter", "usda", "fs"))),
                zip("fs.csv", ONE, "ars.csv", ONE, "usda.csv", ONE));

        // Then
        answer.then().statusCode(200).body("items.status", contains(201, 403, 403));
        assertEquals(List.of("fs"), Inventory.rows("SELECT component FROM reports"));
    }

    static RequestSpecification said(RequestSpecification request) {
        return request.queryParam("asOf", "2017-10-01T12:00:00Z").queryParam("methodology", "scan");
    }

    static Response sent(byte[] zip) {
        return sent(Sent.report("usda"), zip);
    }

    static Response sent(RequestSpecification request, byte[] zip) {
        return request.contentType("application/octet-stream").body(zip).post("/v1/report-bundles");
    }

    /** @param files name and content by turns */
    static byte[] zip(String... files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i += 2) {
                zip.putNextEntry(new ZipEntry(files[i]));
                zip.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
