package writ.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The strict check of an HTTPRoute against the schema that the Gateway API publishes. */
final class GatewayTypes {
    static final String HTTP_ROUTE = "gateway.networking.k8s.io/v1/HTTPRoute";

    private static final Path SCHEMA = Path.of("src", "test", "resources", "gateway-api", "httproute-v1.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private GatewayTypes() {}

    static void check(JsonObject route) throws IOException {
        var errors = schema().validate(JSON.readTree(route.toString()));
        if (!errors.isEmpty()) {
            throw new AssertionError(errors + " in " + route);
        }
    }

    private static Schema schema() throws IOException {
        var schema = (ObjectNode) JSON.readTree(Files.readString(SCHEMA));
        close(schema);
        // of metadata it says only that it is an object
        ((ObjectNode) schema.at("/properties/metadata")).remove("additionalProperties");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    /** An API server that is strict refuses what the schema does not name. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(GatewayTypes::close);
    }
}
