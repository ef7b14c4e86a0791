package writ.directive.directive;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The JSON Schema of a directive, for editors and checks; open to all. */
@Path(Documents.SCHEMA)
class SchemaResource {

    private final Documents documents;

    SchemaResource(Documents documents) {
        this.documents = documents;
    }

    @GET
    @PermitAll
    @Produces("application/schema+json")
    @Operation(summary = "The JSON Schema of a directive document")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/schema+json", schema = @Schema(type = SchemaType.OBJECT)))
    public String get() {
        return documents.schema();
    }
}
