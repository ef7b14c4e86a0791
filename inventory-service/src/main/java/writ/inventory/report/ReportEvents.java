package writ.inventory.report;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.rollup.DirectiveFigures;
import writ.kit.feed.NewEvent;

/** What the feed says of reports. */
final class ReportEvents {

    private ReportEvents() {}

    @RegisterForReflection
    record Received(
            UUID report,
            String agency,
            @Nullable String component,
            Instant asOf,
            Instant receivedAt,
            String methodology,
            String format,
            String mode,
            String kind,
            String digest,
            boolean current,
            long items,
            List<Quality.Mark> marks,
            List<DirectiveFigures> findings) {}

    @RegisterForReflection
    record Withdrawn(
            UUID report,
            String agency,
            @Nullable String component,
            Instant asOf,
            Instant receivedAt,
            String methodology,
            String format,
            String mode,
            String kind,
            String digest,
            boolean current,
            long items,
            List<DirectiveFigures> findings,
            String reason,
            Instant withdrawnAt) {}

    static NewEvent received(Receipt of, List<DirectiveFigures> findings) {
        return new NewEvent(
                "dev.writ.report.received",
                of.report().toString(),
                of.agency(),
                new Received(
                        of.report(),
                        of.agency(),
                        of.component(),
                        of.asOf(),
                        of.receivedAt(),
                        of.methodology(),
                        of.format(),
                        of.mode(),
                        of.kind(),
                        of.digest(),
                        of.state() == Receipt.State.current,
                        of.taken(),
                        of.quality() == null ? List.of() : of.quality().marks(),
                        findings));
    }

    static NewEvent withdrawn(Receipt of, String reason, Instant at, List<DirectiveFigures> findings) {
        return new NewEvent(
                "dev.writ.report.withdrawn",
                of.report().toString(),
                of.agency(),
                new Withdrawn(
                        of.report(),
                        of.agency(),
                        of.component(),
                        of.asOf(),
                        of.receivedAt(),
                        of.methodology(),
                        of.format(),
                        of.mode(),
                        of.kind(),
                        of.digest(),
                        false,
                        of.taken(),
                        findings,
                        reason,
                        at));
    }
}
