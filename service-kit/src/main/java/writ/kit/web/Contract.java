package writ.kit.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The service's own OpenAPI document. */
@Singleton
class Contract {

    private final OpenApiDocumentService documents;
    private final ObjectMapper json;

    Contract(OpenApiDocumentService documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    /** The path items by their templates; read anew each time. */
    JsonNode paths() {
        try {
            return json.readTree(documents.getDocument(OpenApiFilter.DEFAULT_DOCUMENT_NAME, Format.JSON))
                    .path("paths");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
