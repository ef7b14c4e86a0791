package writ.inventory.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import writ.inventory.format.Refusal;
import writ.kit.db.Sql;
import writ.kit.db.Tx;

/** Writes the rows of a received report. */
@ApplicationScoped
class ReportRows {

    private static final String INSERT = """
            INSERT INTO reports (agency, component, id, as_of, received_at, sent_by, methodology, examined, examined_of,
                                 mode, format, media_type, digest, bytes, chunks, late, taken, refused, outcome, state,
                                 kind, base, installations)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                    $21, $22, $23)""";
    private static final String REFUSALS = """
            INSERT INTO report_refusals (agency, component, report, number, line, pointer, reason)
            SELECT $1, $2, $3, n - 1, line, pointer, reason
            FROM unnest($4::bigint[], $5::text[], $6::text[]) WITH ORDINALITY AS f(line, pointer, reason, n)""";

    private final ObjectMapper json;

    ReportRows(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> insert(Tx tx, Arrived arrived, Standing.Place place, Outcome outcome) {
        ReportRequest request = arrived.upload().request();
        Fold fold = arrived.fold();
        return tx.update(
                        INSERT,
                        request.agency(),
                        request.component(),
                        arrived.upload().report(),
                        Sql.at(request.asOf()),
                        Sql.at(tx.now()),
                        tx.caller().name(),
                        request.methodology(),
                        request.examined(),
                        request.of(),
                        request.mode().word(),
                        arrived.format().slug(),
                        request.mediaType(),
                        Buffer.buffer(arrived.file().digest()),
                        arrived.file().bytes(),
                        arrived.file().pieces(),
                        place.late(),
                        fold.taken(),
                        fold.refused(),
                        written(outcome),
                        place.state(),
                        request.kind().word(),
                        place.base(),
                        place.installations())
                .chain(() -> refusals(tx, arrived));
    }

    private static Uni<Void> refusals(Tx tx, Arrived arrived) {
        List<Refusal> refusals = arrived.fold().refusals();
        ReportRequest request = arrived.upload().request();
        return refusals.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.update(
                                REFUSALS,
                                request.agency(),
                                request.component(),
                                arrived.upload().report(),
                                refusals.stream().map(Refusal::line).toArray(Long[]::new),
                                refusals.stream().map(Refusal::pointer).toArray(String[]::new),
                                refusals.stream().map(Refusal::reason).toArray(String[]::new))
                        .replaceWithVoid();
    }

    private JsonObject written(Outcome outcome) {
        try {
            return new JsonObject(json.writeValueAsString(outcome));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt cannot be written", e);
        }
    }
}
