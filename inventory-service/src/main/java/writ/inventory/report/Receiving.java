package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.AgencyProducts;
import writ.inventory.holding.CurrentReport;
import writ.inventory.holding.Difference;
import writ.inventory.holding.Holdings;
import writ.inventory.holding.Reporter;
import writ.inventory.rollup.DirectiveFigures;
import writ.inventory.rollup.Reintroductions;
import writ.kit.db.Tx;
import writ.kit.feed.Outbox;
import writ.kit.problem.Problem;

/** The one transaction that makes a report visible, behind its agency's lock. */
@ApplicationScoped
class Receiving {

    private final Speaking speaking;
    private final Holdings holdings;
    private final AgencyProducts named;
    private final Uploads uploads;
    private final ReportRows rows;
    private final QualityCheck quality;
    private final Outcomes outcomes;
    private final Receipts receipts;
    private final Reintroductions reintroductions;
    private final Outbox outbox;

    Receiving(
            Speaking speaking,
            Holdings holdings,
            AgencyProducts named,
            Uploads uploads,
            ReportRows rows,
            QualityCheck quality,
            Outcomes outcomes,
            Receipts receipts,
            Reintroductions reintroductions,
            Outbox outbox) {
        this.speaking = speaking;
        this.holdings = holdings;
        this.named = named;
        this.uploads = uploads;
        this.rows = rows;
        this.quality = quality;
        this.outcomes = outcomes;
        this.receipts = receipts;
        this.reintroductions = reintroductions;
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

    /** @param compared with the report that was the newest when it was looked at */
    Uni<Received> receive(Tx tx, Arrived arrived, Found found, Compared compared) {
        ReportRequest request = arrived.upload().request();
        return speaking.lock(tx, request.agency())
                .chain(() -> Standing.same(tx, arrived))
                .chain(same -> same.isPresent()
                        ? repeated(tx, arrived.upload(), same.get())
                        : Standing.newest(tx, request.agency(), request.component())
                                .invoke(newest -> Standing.mustApply(request, newest))
                                .chain(newest -> isSince(newest, compared)
                                        ? receive(tx, arrived, found, newest, compared)
                                        : Uni.createFrom().item(Received.NOT_YET)));
    }

    /** The same report was received before: this one leaves nothing behind. */
    Uni<Received> repeated(Tx tx, Upload upload, UUID same) {
        return uploads.abandon(tx, upload.report())
                .chain(() -> receipts.one(tx, same))
                .map(receipt -> new Received(false, receipt));
    }

    private static boolean isSince(Optional<Standing.Newest> newest, Compared compared) {
        return newest.map(Standing.Newest::report)
                .map(CurrentReport::report)
                .equals(Optional.ofNullable(compared.since()));
    }

    private Uni<Received> receive(
            Tx tx, Arrived arrived, Found found, Optional<Standing.Newest> newest, Compared compared) {
        ReportRequest request = arrived.upload().request();
        mustFit(compared);
        boolean late = newest.isPresent() && newest.get().report().asOf().isAfter(request.asOf());
        return named.name(tx, request.agency(), request.component(), found.spelled())
                .chain(fresh -> keep(tx, request.reporter(), compared, late, fresh)
                        .chain(state -> quality.of(tx, arrived, found, compared)
                                .chain(measured -> visible(
                                        tx,
                                        arrived,
                                        found,
                                        fresh,
                                        new Standing.Place(
                                                state,
                                                late,
                                                request.isDelta() ? compared.since() : null,
                                                compared.installations(found)),
                                        compared,
                                        measured))));
    }

    /** What is known of a product as a number only, or not even that, has no endpoints to add to or to take from. */
    private static void mustFit(Compared compared) {
        Difference.Applied applied = compared.applied();
        if (applied != null && applied.misfits() > 0) {
            throw Problem.of(
                    ReportProblem.DELTA_WITHOUT_BASE,
                    "The delta names endpoints of " + applied.misfits()
                            + (applied.misfits() == 1 ? " product" : " products")
                            + " of which the current report names none; send a full report first.");
        }
    }

    private Uni<Integer> keep(Tx tx, Reporter reporter, Compared compared, boolean late, List<Long> fresh) {
        Set<Long> first = Set.copyOf(fresh);
        return late
                ? holdings.appendLate(tx, reporter, compared.difference(), first)
                : holdings.append(tx, reporter, compared.difference(), first);
    }

    private Uni<Received> visible(
            Tx tx,
            Arrived arrived,
            Found found,
            List<Long> fresh,
            Standing.Place place,
            Compared compared,
            Quality measured) {
        Upload upload = arrived.upload();
        String agency = upload.request().agency();
        Outcome.Changes changes = place.late() ? null : compared.changes(found);
        return (place.late() ? speaking.unchanged(tx, agency) : speaking.with(tx, current(tx, upload)))
                .chain(findings -> rows.insert(
                                tx,
                                arrived,
                                place,
                                outcomes.of(
                                        arrived.fold(), found, fresh, changes, compared.applied(), measured, findings))
                        .chain(() -> uploads.close(tx, upload))
                        .chain(() -> receipts.one(tx, upload.report()))
                        .call(receipt -> announce(tx, receipt, findings)))
                .call(() -> place.late()
                        ? Uni.createFrom().voidItem()
                        : reintroductions.tell(
                                tx, current(tx, upload), compared.difference().again(Set.copyOf(fresh))))
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
