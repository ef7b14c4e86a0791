package writ.kit.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
class TraceShareApiTest {

    @Inject
    Tracer tracer;

    /** Without the share every trace would be, by the framework's own default. */
    @Test
    void noTraceIsExportedUnlessAShareIsSetAndYetEachHasAnId() {
        SpanContext context = tracer.spanBuilder("anything").startSpan().getSpanContext();
        assertTrue(context.isValid());
        assertFalse(context.isSampled());
    }
}
