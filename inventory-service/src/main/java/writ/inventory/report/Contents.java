package writ.inventory.report;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.problem.Problem;

/** Gives back the bytes of a report as they were sent, a piece at a time. */
@ApplicationScoped
class Contents {

    private static final String FILE = "SELECT agency, chunks, bytes, digest, format FROM reports WHERE id = $1";
    private static final String PIECE =
            "SELECT content FROM report_chunks WHERE agency = $1 AND report = $2 AND number = $3";

    private final Transactions transactions;

    Contents(Transactions transactions) {
        this.transactions = transactions;
    }

    record File(String agency, UUID report, int pieces, long bytes, byte[] digest, String format) {

        Map<String, List<String>> headers() {
            String ending = format.endsWith("csv") ? "csv" : "json";
            return Map.of(
                    "Content-Disposition", List.of("attachment; filename=\"report-" + report + "." + ending + "\""),
                    "Repr-Digest", List.of("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":"),
                    "Cache-Control", List.of("private, immutable"));
        }
    }

    Uni<File> file(Tx tx, UUID report) {
        return tx.first(
                        FILE,
                        row -> new File(
                                row.getString("agency"),
                                report,
                                row.getInteger("chunks"),
                                row.getLong("bytes"),
                                row.getDelegate().getBuffer("digest").getBytes(),
                                row.getString("format")),
                        report)
                .map(found -> found.orElseThrow(Problem::notFound));
    }

    /** Each piece in a transaction of its own, so that a slow reader holds none open. */
    Multi<Buffer> stream(Caller caller, File file) {
        return Multi.createFrom()
                .range(0, file.pieces())
                .onItem()
                .transformToUniAndConcatenate(number -> transactions
                        .run(
                                caller,
                                tx -> tx.first(
                                        PIECE,
                                        row -> row.getDelegate().getBuffer("content"),
                                        file.agency(),
                                        file.report(),
                                        number))
                        .map(found -> found.orElseThrow(
                                () -> new IllegalStateException("a piece of a stored report is missing")))
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(Pieces::inflated));
    }
}
