package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import writ.inventory.format.InventoryFile;
import writ.inventory.format.Limits;
import writ.inventory.format.Names;
import writ.inventory.format.Unreadable;
import writ.inventory.holding.Difference;
import writ.inventory.holding.Holdings;
import writ.kit.clock.Wall;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Takes a report in, in one pass. Blocking by design: pull parsers over a stream that waits for them. */
@ApplicationScoped
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int TRIES = 5;
    private static final int SERVICE_FAILED = 500;
    /** Lock not available, deadlock, serialisation failure. */
    private static final Set<String> BUSY = Set.of("55P03", "40P01", "40001");

    private final Transactions transactions;
    private final Uploads uploads;
    private final Minting minting;
    private final Holdings holdings;
    private final Receiving receiving;
    private final RefusedReports refused;
    private final IntakeConfig config;
    private final Clock wall;
    private final Limits limits;

    Intake(
            Transactions transactions,
            Uploads uploads,
            Minting minting,
            Holdings holdings,
            Receiving receiving,
            RefusedReports refused,
            IntakeConfig config,
            @Wall Clock wall) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.minting = minting;
        this.holdings = holdings;
        this.receiving = receiving;
        this.refused = refused;
        this.config = config;
        this.wall = wall;
        this.limits = new Limits(
                Math.toIntExact(config.longestRecord().asLongValue()),
                config.products(),
                config.endpoints(),
                config.names().asLongValue(),
                config.products(),
                config.largest().asLongValue(),
                Math.toIntExact(config.spreadsheet().asLongValue()));
    }

    /** @throws Problem when nothing was taken; then nothing is left either */
    Receiving.Received take(Upload upload, InputStream body) {
        Pieces pieces = Pieces.together(
                (number, deflated, length) -> uploads.store(upload, number, deflated), config.databaseWait());
        Body tap = new Tap(body, pieces, config.largest().asLongValue(), wall, config.longest(), config.lease());
        boolean received = false;
        try {
            Receiving.Received result = takeIn(upload, tap);
            received = true;
            return result;
        } finally {
            if (!received) {
                tap.settle();
                abandon(upload);
            }
        }
    }

    /** As {@link #take}, of a file that is here: it is kept when the service could not take it in now. */
    Receiving.Received takeStored(Upload upload, Body body) {
        try {
            return takeIn(upload, body);
        } catch (Problem refused) {
            if (refused.type().status() < SERVICE_FAILED) {
                abandon(upload);
            }
            throw refused;
        }
    }

    private Receiving.Received takeIn(Upload upload, Body body) {
        Names names = new Names(limits);
        try {
            return receive(read(upload, body, names), names);
        } catch (Problem problem) {
            if (problem.type() instanceof ReportProblem type && type.isOfTheFile()) {
                body.settle();
                await(refused.record(upload, problem));
            }
            throw problem;
        }
    }

    private Arrived read(Upload upload, Body body, Names names) {
        Fold fold = new Fold(
                config.refusals(), config.sets().asLongValue(), upload.request().isDelta());
        try {
            InventoryFile.read(body, upload.request().mediaType(), limits, names, fold);
            fold.complete();
        } catch (Unreadable e) {
            throw Verdicts.unreadable(e);
        } catch (IOException e) {
            throw Problem.of(CommonProblem.MALFORMED, "The upload broke off before its end; send the report again.");
        }
        Verdicts.check(upload.request().mode(), fold);
        return new Arrived(upload, Objects.requireNonNull(fold.format()), body.end(), fold);
    }

    private Receiving.Received receive(Arrived arrived, Names names) {
        Upload upload = arrived.upload();
        Optional<UUID> same = await(transactions.run(upload.caller(), tx -> sameOrApplies(tx, arrived)));
        if (same.isPresent()) {
            return await(transactions.run(upload.caller(), tx -> receiving.repeated(tx, upload, same.get())));
        }
        Found found = minting.mint(upload, names, arrived.fold());
        for (int tries = 0; tries < TRIES; tries++) {
            Compared compared = compare(upload, found);
            Receiving.Received result = await(transactions
                    .run(upload.caller(), tx -> receiving.receive(tx, arrived, found, compared))
                    .onFailure(Intake::isBusy)
                    .recoverWithItem(Receiving.Received.NOT_YET));
            if (result.receipt() != null) {
                return result;
            }
        }
        throw Problem.of(CommonProblem.UNAVAILABLE, "Other reports of the same agency kept coming in; try again.")
                .header("Retry-After", "1");
    }

    /** The newest is asked for first: one that came meanwhile and is the same is found for what it is then. */
    private static Uni<Optional<UUID>> sameOrApplies(Tx tx, Arrived arrived) {
        ReportRequest request = arrived.upload().request();
        return Standing.newest(tx, request.agency(), request.component())
                .chain(newest -> Standing.same(tx, arrived).invoke(same -> {
                    if (same.isEmpty()) {
                        Standing.mustApply(request, newest);
                    }
                }));
    }

    /** Others held the agency's lock too long, or crossed: the file need not be sent again for that. */
    private static boolean isBusy(Throwable failure) {
        return failure instanceof PgException database && BUSY.contains(String.valueOf(database.getSqlState()));
    }

    private Compared compare(Upload upload, Found found) {
        ReportRequest request = upload.request();
        return await(transactions.run(
                upload.caller(),
                tx -> uploads.renew(tx, upload)
                        .chain(() -> Standing.newest(tx, request.agency(), request.component()))
                        .chain(newest -> difference(tx, request, found)
                                .map(difference -> new Compared(newest.orElse(null), difference)))));
    }

    private Uni<Difference> difference(Tx tx, ReportRequest request, Found found) {
        return request.isDelta()
                ? holdings.compareDelta(tx, request.reporter(), found.changes())
                : holdings.compare(tx, request.reporter(), found.holdings());
    }

    private void abandon(Upload upload) {
        try {
            await(uploads.abandon(upload));
        } catch (RuntimeException e) {
            LOG.warnf("upload-not-abandoned report=%s reason=%s; it is swept later", upload.report(), e.getMessage());
        }
    }

    private <T> T await(Uni<T> step) {
        return Waits.forStep(step, config.databaseWait());
    }
}
