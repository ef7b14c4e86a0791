package writ.inventory.agency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.db.Where;

/** Keeps what agencies say of having nothing to report. */
@ApplicationScoped
class Inapplicabilities {
    private static final String STATE = """
            INSERT INTO inapplicabilities (agency, component, as_of, reason, stated_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6) RETURNING *""";

    Uni<Inapplicability> state(Tx tx, String agency, Statement said) {
        return tx.first(
                        STATE,
                        Inapplicability::read,
                        agency,
                        said.component(),
                        Sql.at(said.asOf()),
                        said.words(),
                        tx.caller().name(),
                        Sql.at(tx.now()))
                .map(Optional::orElseThrow);
    }

    /** The latest first; one more than asked for, when there are more. */
    Uni<List<Inapplicability>> page(Tx tx, @Nullable String agency, @Nullable UUID before, int limit) {
        Where where = new Where();
        where.andIfAsked("agency = ?", agency);
        where.andIfAsked("id < ?", before);
        String most = where.parameter(limit + 1);
        return tx.list(
                "SELECT * FROM inapplicabilities" + where.clause() + " ORDER BY id DESC LIMIT " + most,
                Inapplicability::read,
                where.args());
    }
}
