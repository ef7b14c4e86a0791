package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.Reporter;
import writ.kit.caller.Caller;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.feed.Outbox;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Takes a wrong report back: it is kept and labelled, and the one before it speaks again. */
@ApplicationScoped
class Withdrawals {

    private static final int LONGEST_REASON = 1000;
    private static final String INSERT = """
            INSERT INTO report_withdrawals (agency, component, report, reason, withdrawn_at, withdrawn_by)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private final Transactions transactions;
    private final Receipts receipts;
    private final Speaking speaking;
    private final Outbox outbox;

    Withdrawals(Transactions transactions, Receipts receipts, Speaking speaking, Outbox outbox) {
        this.transactions = transactions;
        this.receipts = receipts;
        this.speaking = speaking;
        this.outbox = outbox;
    }

    /** The same withdrawal sent again changes nothing; another reason for a withdrawn report is a conflict. */
    Uni<Receipt> withdraw(Caller caller, UUID report, @Nullable String said) {
        return transactions.run(
                caller,
                tx -> receipts.one(tx, report)
                        .chain(found -> speaking.lock(tx, found.agency()))
                        .chain(() -> receipts.one(tx, report))
                        .chain(found -> {
                            String reason = reason(said);
                            if (found.withdrawal() == null) {
                                return withdraw(tx, found, reason);
                            }
                            return found.withdrawal().reason().equals(reason)
                                    ? Uni.createFrom().item(found)
                                    : Uni.createFrom()
                                            .failure(Problem.of(
                                                    CommonProblem.CONFLICT,
                                                    "The report was withdrawn before, with another reason."));
                        }));
    }

    private Uni<Receipt> withdraw(Tx tx, Receipt found, String reason) {
        return Standing.building(tx, found.agency(), found.report())
                .invoke(Withdrawals::mustBeNone)
                .chain(() -> tx.update(
                        INSERT,
                        found.agency(),
                        found.component(),
                        found.report(),
                        reason,
                        Sql.at(tx.now()),
                        tx.caller().name()))
                .chain(() -> speaking.again(
                        tx, new Reporter(found.agency(), found.component()), found.state() == Receipt.State.current))
                .chain(findings ->
                        outbox.append(tx, List.of(ReportEvents.withdrawn(found, reason, tx.now(), findings))))
                .chain(() -> receipts.one(tx, found.report()));
    }

    private static void mustBeNone(List<UUID> deltas) {
        if (!deltas.isEmpty()) {
            throw Problem.of(
                            CommonProblem.CONFLICT,
                            "Deltas build on this report; withdraw them first, the latest first: "
                                    + deltas.stream().map(UUID::toString).collect(Collectors.joining(", ")) + ".")
                    .with("withdrawFirst", deltas);
        }
    }

    private static String reason(@Nullable String said) {
        String reason = said == null ? "" : said.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Problem.of(CommonProblem.INVALID, "A withdrawal says why.")
                    .at("/reason", "is needed, in at most " + LONGEST_REASON + " characters");
        }
        return reason;
    }
}
