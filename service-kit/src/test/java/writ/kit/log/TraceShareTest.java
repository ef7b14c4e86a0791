package writ.kit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceShareTest {

    private static final int REQUESTS = 10_000;
    private static final double NEAR = 0.02;

    private final SplittableRandom random = new SplittableRandom(1);

    @ParameterizedTest
    @CsvSource({"0, 0", "0.25, 0.25", "1, 1"})
    void thatShareOfRequestsIsExported(double share, double expected) {
        long exported = 0;
        for (int i = 0; i < REQUESTS; i++) {
            exported += decide(share, Context.root()) == SamplingDecision.RECORD_AND_SAMPLE ? 1 : 0;
        }
        assertEquals(expected, exported / (double) REQUESTS, NEAR);
    }

    @Test
    void callerDecidesForItsOwnTrace() {
        assertEquals(SamplingDecision.RECORD_AND_SAMPLE, decide(0, ofTrace(TraceFlags.getSampled())));
        assertEquals(SamplingDecision.DROP, decide(1, ofTrace(TraceFlags.getDefault())));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void whatIsNoShareIsRefusedByItsName(double share) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> TraceShare.of(share));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("WRIT_TRACES_SHARE is " + share));
    }

    private SamplingDecision decide(double share, Context parent) {
        return TraceShare.of(share)
                .shouldSample(parent, trace(), "GET", SpanKind.SERVER, Attributes.empty(), List.of())
                .getDecision();
    }

    private Context ofTrace(TraceFlags flags) {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        trace(), "00000000000000aa", flags, TraceState.getDefault())));
    }

    private String trace() {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
}
