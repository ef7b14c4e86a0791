package writ.inventory.agency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.db.Where;

/** What coverage is measured by: how many endpoints there are, each statement kept with its date. */
@ApplicationScoped
public class EndpointTotals {
    private static final String STATE = """
            INSERT INTO endpoint_totals (agency, component, as_of, endpoints, source, report, stated_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING *""";
    private static final String NEWEST = """
            SELECT * FROM endpoint_totals WHERE agency = $1 AND coalesce(component, '') = coalesce($2, '') AND as_of <= $3
            ORDER BY as_of DESC, id DESC LIMIT 1""";

    /** @param report that states it; null when it is stated by itself */
    public Uni<EndpointTotal> state(
            Tx tx,
            String agency,
            @Nullable String component,
            Instant asOf,
            long endpoints,
            String source,
            @Nullable UUID report) {
        return tx.first(
                        STATE,
                        EndpointTotal::read,
                        agency,
                        component,
                        Sql.at(asOf),
                        endpoints,
                        source,
                        report,
                        tx.caller().name(),
                        Sql.at(tx.now()))
                .map(Optional::orElseThrow);
    }

    /** The newest statement as of an instant. */
    public Uni<Optional<EndpointTotal>> asOf(Tx tx, String agency, @Nullable String component, Instant asOf) {
        return tx.first(NEWEST, EndpointTotal::read, agency, component, Sql.at(asOf));
    }

    /** The latest stated first; one more than asked for, when there are more. */
    Uni<List<EndpointTotal>> page(Tx tx, @Nullable String agency, @Nullable UUID before, int limit) {
        Where where = new Where();
        where.andIfAsked("agency = ?", agency);
        where.andIfAsked("id < ?", before);
        String most = where.parameter(limit + 1);
        return tx.list(
                "SELECT * FROM endpoint_totals" + where.clause() + " ORDER BY id DESC LIMIT " + most,
                EndpointTotal::read,
                where.args());
    }
}
