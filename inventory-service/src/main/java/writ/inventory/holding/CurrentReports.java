package writ.inventory.holding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.kit.db.Tx;

/** Says whose holdings count. The caller knows which report is the newest, and holds the agency's lock. */
@ApplicationScoped
public class CurrentReports {
    private static final String POINT = """
            INSERT INTO current_reports (agency, component, report, as_of, received_at, methodology, examined,
                                         examined_of)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT ON CONSTRAINT uq_current_reports DO UPDATE SET report = excluded.report,
                as_of = excluded.as_of, received_at = excluded.received_at, methodology = excluded.methodology,
                examined = excluded.examined, examined_of = excluded.examined_of""";
    private static final String CLEAR =
            "DELETE FROM current_reports WHERE agency = $1 AND component IS NOT DISTINCT FROM $2";

    /** Lets a report speak for its agency and component, in place of the one that did. */
    public Uni<Void> point(Tx tx, CurrentReport to) {
        return tx.update(
                        POINT,
                        to.agency(),
                        to.component(),
                        to.report(),
                        Sql.at(to.asOf()),
                        Sql.at(to.receivedAt()),
                        to.methodology(),
                        to.examined(),
                        to.of())
                .replaceWithVoid();
    }

    /** Leaves the agency or component without a report, after its last one was withdrawn. */
    public Uni<Void> clear(Tx tx, String agency, @Nullable String component) {
        return tx.update(CLEAR, agency, component).replaceWithVoid();
    }
}
