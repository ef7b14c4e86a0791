package writ.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds a service against its committed `openapi.yaml`: the document itself, and every response a test gets. */
public final class OpenApiContract implements Filter {

    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new com.fasterxml.jackson.dataformat.yaml.YAMLFactory());

    private final JsonNode document;
    private final ObjectNode closed;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private OpenApiContract(JsonNode document) {
        this.document = document;
        this.closed = closed(document);
    }

    /** The document with each object that lists its members closed to others: what is sent has to be described. */
    private static ObjectNode closed(JsonNode document) {
        ObjectNode whole = document.deepCopy();
        whole.findParents("properties").forEach(schema -> {
            if (!schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        return whole;
    }

    /** The contract in the module's folder. */
    public static OpenApiContract committed() {
        return new OpenApiContract(read());
    }

    private static JsonNode read() {
        try {
            return YAML.readTree(COMMITTED.toFile());
        } catch (IOException e) {
            throw new IllegalStateException("openapi.yaml is not readable", e);
        }
    }

    JsonNode document() {
        return document;
    }

    /**
     * Fails when the served document differs from the committed one; the served one is then left in
     * `target/openapi.yaml`, to be read and, if it is meant, committed.
     */
    public static void assertDocumentIsCommitted(String service) throws IOException {
        assertDocumentIsCommitted("", service);
    }

    /** As {@link #assertDocumentIsCommitted(String)}, of a process at a URL. */
    public static void assertDocumentIsCommitted(String url, String service) throws IOException {
        String served = RestAssured.get(url + "/openapi/" + service).asString();
        Path copy = Path.of("target", "openapi.yaml");
        Files.writeString(copy, served);
        if (!Files.exists(COMMITTED)) {
            fail("openapi.yaml is missing; the served document is in " + copy);
        }
        assertEquals(
                YAML.readTree(Files.readString(COMMITTED)).toPrettyString(),
                YAML.readTree(served).toPrettyString(),
                "the served contract differs from openapi.yaml; it is in " + copy);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification spec, FilterContext context) {
        Response response = context.next(request, spec);
        String path = URI.create(request.getURI()).getPath();
        JsonNode operation = operation(path, request.getMethod());
        if (operation != null) {
            check(request.getMethod() + " " + path, operation, response);
        }
        return response;
    }

    private JsonNode operation(String path, String method) {
        JsonNode found = null;
        int variables = Integer.MAX_VALUE;
        for (Map.Entry<String, JsonNode> entry : document.path("paths").properties()) {
            int here = entry.getKey().split("\\{", -1).length;
            if (here < variables && template(entry.getKey()).matcher(path).matches()) {
                JsonNode operation = entry.getValue().get(method.toLowerCase(java.util.Locale.ROOT));
                if (operation != null) {
                    found = operation;
                    variables = here;
                }
            }
        }
        return found;
    }

    private static Pattern template(String path) {
        return Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+"));
    }

    private void check(String request, JsonNode operation, Response response) {
        JsonNode responses = operation.path("responses");
        String status = String.valueOf(response.statusCode());
        JsonNode expected = responses.has(status) ? responses.get(status) : null;
        if (expected == null && response.statusCode() >= 400) {
            expected = responses.get("default");
        }
        if (expected == null) {
            fail(request + " answered " + status + ", which its operation does not list");
        }
        String type =
                response.contentType() == null ? "" : response.contentType().split(";")[0];
        JsonNode media = expected.path("content").path(type);
        if (expected.has("content")
                && media.isMissingNode()
                && !response.asString().isEmpty()) {
            fail(request + " answered " + status + " as " + type + ", which its operation does not list");
        }
        boolean told = !request.startsWith("HEAD ");
        if (told && type.endsWith("json") && !type.endsWith("ndjson") && media.has("schema")) {
            validate(request + " " + status, media.get("schema"), response.asString());
        }
    }

    private void validate(String what, JsonNode schema, String body) {
        ObjectNode whole = closed.deepCopy();
        whole.setAll((ObjectNode) schema.deepCopy());
        Schema compiled = schemas.getSchema(tree(whole.toString()));
        List<Error> errors = compiled.validate(tree(body));
        if (!errors.isEmpty()) {
            fail(what + " is not what openapi.yaml says: " + errors + "\n" + body);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
