package writ.directive.directive;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** What other features ask of directives: a draft to issue, and those that are issued. */
@ApplicationScoped
public class Directives {

    private static final String LOCK = "SELECT version FROM directives WHERE directive = $1 FOR UPDATE";
    private static final String DRAFT = """
            SELECT v.version, v.digest, v.document::text AS document, i.directive IS NOT NULL AS issued
            FROM directives d
            JOIN directive_versions v ON v.directive = d.directive AND v.version = d.version
            LEFT JOIN directive_issues i ON i.directive = d.directive
            WHERE d.directive = $1""";
    private static final String ISSUED = """
            SELECT v.version, v.document::text AS document, i.issued_on, i.issued_at, i.recorded_at
            FROM directive_issues i
            JOIN directive_versions v ON v.directive = i.directive AND v.version = i.version
            WHERE i.directive = $1""";
    private static final String MARK = """
            INSERT INTO directive_issues
                (directive, version, issued_on, issued_at, recorded_at, issued_by, backdated)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private final Documents documents;

    Directives(Documents documents) {
        this.documents = documents;
    }

    /**
     * Locks a directive against editing and issuing for the rest of the transaction. Lock and read are two statements:
     * one that had waited for the lock would still read what was there before.
     *
     * @throws Problem not-found, or conflict when it is issued already
     */
    public Uni<Draft> lockDraft(Tx tx, String name) {
        return tx.first(LOCK, row -> row.getInteger("version"), name)
                .map(locked -> locked.orElseThrow(Problem::notFound))
                .chain(locked -> tx.first(DRAFT, this::draftOrConflict, name))
                .map(Optional::orElseThrow);
    }

    /**
     * The newest version of a directive, issued or not, without locking it.
     *
     * @throws Problem not-found
     */
    public Uni<Draft> newest(Tx tx, String name) {
        return tx.first(DRAFT, this::draft, name).map(found -> found.orElseThrow(Problem::notFound));
    }

    /**
     * Records that a locked draft is issued; its document says the date of issue.
     *
     * @param backdated why that date is not the day on which this is recorded, or null when it is
     */
    public Uni<Void> markIssued(Tx tx, Draft draft, Instant issuedAt, @Nullable String backdated) {
        return tx.update(
                        MARK,
                        draft.name(),
                        draft.version(),
                        draft.document().issued(),
                        Sql.at(issuedAt),
                        Sql.at(tx.now()),
                        tx.caller().subject(),
                        backdated)
                .replaceWithVoid();
    }

    /** @throws Problem not-found, when there is none of that name or it is a draft */
    public Uni<IssuedDirective> issued(Tx tx, String name) {
        return tx.first(ISSUED, this::issued, name).map(found -> found.orElseThrow(Problem::notFound));
    }

    private Draft draftOrConflict(Row row) {
        if (row.getBoolean("issued")) {
            throw issuedAlready();
        }
        return draft(row);
    }

    private Draft draft(Row row) {
        return new Draft(
                documents.stored(row.getString("document")), row.getInteger("version"), row.getString("digest"));
    }

    static Problem issuedAlready() {
        return Problem.of(CommonProblem.CONFLICT, "The directive is issued and can no longer be changed.");
    }

    private IssuedDirective issued(Row row) {
        return new IssuedDirective(
                documents.stored(row.getString("document")),
                row.getInteger("version"),
                row.getLocalDate("issued_on"),
                Sql.instant(row, "issued_at"),
                Sql.instant(row, "recorded_at"));
    }
}
