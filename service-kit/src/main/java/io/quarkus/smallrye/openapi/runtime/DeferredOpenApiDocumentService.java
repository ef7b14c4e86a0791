package io.quarkus.smallrye.openapi.runtime;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.runtime.filter.AutoSecurityFilter;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/**
 * Reads the OpenAPI document when it is first asked for. The framework does so before it starts, which took a sixth of
 * the start of a native image, and keeps it in two forms. In the framework's package, since what is put off is not
 * public there; tests have it in another class loader, and do without.
 */
@NullMarked
@IfBuildProfile("prod")
@Alternative
@Priority(1)
@ApplicationScoped
public class DeferredOpenApiDocumentService extends OpenApiDocumentService {

    private final Map<String, Runnable> putOff = new HashMap<>();

    @Override
    synchronized void prepareDocument(
            AutoSecurityFilter security, Map<OpenApiFilter.RunStage, List<String>> filters, String document) {
        putOff.put(document, () -> super.prepareDocument(security, filters, document));
    }

    @Override
    public synchronized byte[] getDocument(String document, Format format) {
        Runnable preparing = putOff.get(document);
        if (preparing != null) {
            preparing.run();
            putOff.remove(document); // and not before: what failed is tried again
        }
        return super.getDocument(document, format);
    }
}
