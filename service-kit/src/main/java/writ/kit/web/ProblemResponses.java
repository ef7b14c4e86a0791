package writ.kit.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to every operation of the OpenAPI document the problem response that any of its failures has. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

    private static final String PROBLEM = "Problem";
    /** Statuses that the framework adds without a body; what they really carry is the default response. */
    private static final List<String> FRAMEWORKS_OWN = List.of("400", "401", "403");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(PROBLEM, problem());
        if (document.getPaths() != null) {
            document.getPaths()
                    .getPathItems()
                    .values()
                    .forEach(item -> item.getOperations().values().forEach(ProblemResponses::addTo));
        }
    }

    private static void addTo(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        FRAMEWORKS_OWN.forEach(operation.getResponses()::removeAPIResponse);
        operation.getResponses().addAPIResponse("default", response());
    }

    private static APIResponse response() {
        Schema reference = OASFactory.createSchema().ref(PROBLEM);
        return OASFactory.createAPIResponse()
                .description("A problem (RFC 9457)")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType().schema(reference)));
    }

    private static Schema problem() {
        Schema error = object().addProperty("at", string("JSON pointer, parameter, or line and column"))
                .addProperty("detail", string("What is wrong there"));
        return object().description("What is wrong and where (RFC 9457); a kind of problem may have members of its own")
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(true))
                .addProperty("type", string("Names the kind of problem; never renamed"))
                .addProperty("title", string("One fixed sentence for the kind"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", string("What is wrong with this request"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(error))
                .addRequired("type")
                .addRequired("title")
                .addRequired("status");
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema string(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
