package writ.inventory.report;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import writ.kit.testing.OpenApiContract;
import writ.kit.testing.Tokens;

/** Sends reports as a client would; every response is held against openapi.yaml. */
final class Sent {

    static final String CSV = """
            endpoint,supplier,product,version
            pc-1,Kaspersky Lab,Kaspersky Anti-Virus,10
            pc-2,Kaspersky Lab,Kaspersky Anti-Virus,10
            pc-2,Acme,Tool,
            """;

    private static final RestAssuredConfig RAW = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/vnd.cyclonedx+json", ContentType.TEXT)
                    .encodeContentTypeAs("application/pdf", ContentType.TEXT)
                    .encodeContentTypeAs(UploadResource.PART, ContentType.TEXT));

    private Sent() {}

    static RequestSpecification as(String token) {
        return given().filter(OpenApiContract.committed()).config(RAW).auth().oauth2(token);
    }

    static RequestSpecification report(String agency) {
        return report(agency, "2017-10-01T12:00:00Z");
    }

    static RequestSpecification report(String agency, String asOf) {
        return as(Tokens.reporter(agency)).queryParam("asOf", asOf).queryParam("methodology", "scan");
    }

    static Response csv(RequestSpecification request, String file) {
        return bytes(request, "text/csv", file.getBytes(StandardCharsets.UTF_8));
    }

    static Response bytes(RequestSpecification request, @Nullable String type, byte[] file) {
        return (type == null ? request : request.contentType(type)).body(file).post("/v1/reports");
    }

    /** A report that is received; answers its id. */
    static String received(RequestSpecification request, String file) {
        return csv(request, file).then().statusCode(201).extract().path("report");
    }

    static Response receipt(String agency, String report) {
        return as(Tokens.reporter(agency)).get("/v1/reports/" + report);
    }
}
