package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.AgencyProducts;
import writ.inventory.holding.CurrentReport;
import writ.inventory.holding.Holdings;
import writ.inventory.rollup.DirectiveFigures;
import writ.kit.db.Tx;
import writ.kit.feed.Outbox;

/** The one transaction that makes a report visible, behind its agency's lock. */
@ApplicationScoped
class Receiving {

    private final Speaking speaking;
    private final Holdings holdings;
    private final AgencyProducts named;
    private final Uploads uploads;
    private final ReportRows rows;
    private final Outcomes outcomes;
    private final Receipts receipts;
    private final Outbox outbox;

    Receiving(
            Speaking speaking,
            Holdings holdings,
            AgencyProducts named,
            Uploads uploads,
            ReportRows rows,
            Outcomes outcomes,
            Receipts receipts,
            Outbox outbox) {
        this.speaking = speaking;
        this.holdings = holdings;
        this.named = named;
        this.uploads = uploads;
        this.rows = rows;
        this.outcomes = outcomes;
        this.receipts = receipts;
        this.outbox = outbox;
    }

    /**
     * What the transaction came to.
     *
     * @param receipt null when another report has come in since the comparison: compare again
     */
    record Received(boolean fresh, @Nullable Receipt receipt) {

        static final Received NOT_YET = new Received(false, null);

        @Nullable
        UUID report() {
            return receipt == null ? null : receipt.report();
        }
    }

    /** @param changes from the report that was the newest when it was looked at; null when there was none */
    Uni<Received> receive(Tx tx, Arrived arrived, Found found, Outcome.@Nullable Changes changes) {
        ReportRequest request = arrived.upload().request();
        return speaking.lock(tx, request.agency())
                .chain(() -> Standing.same(tx, arrived))
                .chain(same -> same.isPresent()
                        ? repeated(tx, arrived.upload(), same.get())
                        : Standing.newest(tx, request.agency(), request.component())
                                .chain(newest -> isSince(newest, changes)
                                        ? receive(tx, arrived, found, newest, changes)
                                        : Uni.createFrom().item(Received.NOT_YET)));
    }

    /** The same report was received before: this one leaves nothing behind. */
    Uni<Received> repeated(Tx tx, Upload upload, UUID same) {
        return uploads.abandon(tx, upload)
                .chain(() -> receipts.one(tx, same))
                .map(receipt -> new Received(false, receipt));
    }

    private static boolean isSince(Optional<CurrentReport> newest, Outcome.@Nullable Changes changes) {
        UUID since = changes == null ? null : changes.since();
        return newest.map(CurrentReport::report).equals(Optional.ofNullable(since));
    }

    private Uni<Received> receive(
            Tx tx, Arrived arrived, Found found, Optional<CurrentReport> newest, Outcome.@Nullable Changes changes) {
        Upload upload = arrived.upload();
        ReportRequest request = upload.request();
        boolean late = newest.isPresent() && newest.get().asOf().isAfter(request.asOf());
        return holdings.store(tx, upload.report(), request.agency(), request.component(), found.holdings())
                .chain(() -> named.name(tx, request.agency(), request.component(), found.spelled()))
                .chain(fresh -> visible(tx, arrived, found, fresh, late, changes));
    }

    private Uni<Received> visible(
            Tx tx, Arrived arrived, Found found, List<Long> fresh, boolean late, Outcome.@Nullable Changes changes) {
        Upload upload = arrived.upload();
        String agency = upload.request().agency();
        return (late ? speaking.unchanged(tx, agency) : speaking.with(tx, current(tx, upload)))
                .chain(findings -> rows.insert(
                                tx,
                                arrived,
                                late,
                                outcomes.of(arrived.fold(), found, fresh, late ? null : changes, findings))
                        .chain(() -> uploads.close(tx, upload))
                        .chain(() -> receipts.one(tx, upload.report()))
                        .call(receipt -> announce(tx, receipt, findings)))
                .map(receipt -> new Received(true, receipt));
    }

    private Uni<Void> announce(Tx tx, Receipt receipt, List<DirectiveFigures> findings) {
        return outbox.append(tx, List.of(ReportEvents.received(receipt, findings)));
    }

    private static CurrentReport current(Tx tx, Upload upload) {
        ReportRequest request = upload.request();
        return new CurrentReport(
                upload.report(),
                request.agency(),
                request.component(),
                request.asOf(),
                tx.now(),
                request.methodology(),
                request.examined(),
                request.of());
    }
}
