package writ.inventory.report;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * Lets in as many uploads at a time as there are permits, and of one agency as many as it may have; a further one is told
 * to come again, its body unread.
 */
@ApplicationScoped
class Reception {

    private static final Logger LOG = Logger.getLogger(Reception.class);
    private static final String RETRY_SECONDS = "5";

    private final Uploads uploads;
    private final Intake intake;
    private final IntakeConfig config;
    private final LastCall lastCall;
    private final Semaphore permits;
    private final Map<String, Integer> inProgress = new ConcurrentHashMap<>();

    Reception(Uploads uploads, Intake intake, IntakeConfig config, LastCall lastCall, MeterRegistry metrics) {
        this.uploads = uploads;
        this.intake = intake;
        this.config = config;
        this.lastCall = lastCall;
        this.permits = new Semaphore(config.permits());
        metrics.gauge("writ.intake.permits.free", permits, Semaphore::availablePermits);
    }

    /** @param length of the body as announced; null when it is not */
    Receiving.Received receive(Caller caller, ReportRequest request, @Nullable Long length, InputStream body) {
        long largest = config.largest().asLongValue();
        if (length != null && length > largest) {
            throw Tap.tooLarge(largest);
        }
        return admit(request.agency(), () -> take(caller, request, limit(body)));
    }

    /** Takes in a report of somebody who was let in; the body is one that was limited. */
    Receiving.Received take(Caller caller, ReportRequest request, InputStream body) {
        Upload upload = Waits.forStep(uploads.open(caller, request), config.databaseWait());
        Receiving.Received received = intake.take(upload, body);
        LOG.infof("%s report=%s", received.fresh() ? "report-received" : "report-repeated", received.report());
        return received;
    }

    /** A body that ends in a problem when this replica has no more time for it. */
    InputStream limit(InputStream body) {
        return lastCall.limit(body);
    }

    /** Does what one of the permits is for. */
    <T> T admit(String agency, Supplier<T> work) {
        lastCall.requireTime();
        if (!permits.tryAcquire()) {
            throw Problem.of(CommonProblem.UNAVAILABLE, "As many reports as can be are being received; try again.")
                    .header("Retry-After", RETRY_SECONDS);
        }
        if (inProgress.merge(agency, 1, Integer::sum) > config.permitsPerAgency()) {
            leave(agency);
            throw Problem.of(
                            CommonProblem.UNAVAILABLE,
                            "As many reports of the agency as can be are being received; try again.")
                    .header("Retry-After", RETRY_SECONDS);
        }
        try {
            return work.get();
        } finally {
            leave(agency);
        }
    }

    private void leave(String agency) {
        inProgress.computeIfPresent(agency, (key, uploads) -> uploads == 1 ? null : uploads - 1);
        permits.release();
    }
}
