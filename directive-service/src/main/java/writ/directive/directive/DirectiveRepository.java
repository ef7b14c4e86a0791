package writ.directive.directive;

import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.SERVICE;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import writ.directive.directive.Documents.Sent;
import writ.kit.caller.Caller;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.problem.Problem;

/**
 * Directives and their versions: all for those who may know of drafts, else those that bind an agency in the caller's
 * reach, which row-level security on the bindings decides.
 */
@ApplicationScoped
class DirectiveRepository {

    private static final String NEWEST = """
            FROM directives d
            JOIN directive_versions v ON v.directive = d.directive AND v.version = d.version
            LEFT JOIN directive_issues i ON i.directive = d.directive
            WHERE ($1 OR EXISTS (SELECT FROM bindings b WHERE b.directive = d.directive))
            """;
    private static final String VIEW = """
            SELECT d.directive, d.version, v.saved_at, v.digest, i.issued_at,
                v.document -> 'spec' ->> 'id' AS id, v.document -> 'spec' ->> 'title' AS title,
                v.document -> 'spec' ->> 'instrument' AS instrument, v.document -> 'spec' ->> 'issued' AS issued
            """ + NEWEST;
    private static final String PAGE = VIEW + """
            AND d.directive > $2 AND ($3::boolean IS NULL OR $3 = (i.directive IS NOT NULL))
            ORDER BY d.directive LIMIT $4""";
    private static final String ONE = VIEW + "AND d.directive = $2";
    private static final String CONTENT = "SELECT v.version, v.media_type, v.bytes " + NEWEST + "AND d.directive = $2";
    private static final String CREATE = """
            INSERT INTO directives (directive, version, created_at, created_by)
            VALUES ($1, 1, $2, $3) ON CONFLICT DO NOTHING""";
    private static final String NEXT = "UPDATE directives SET version = $2 WHERE directive = $1";
    private static final String SAVE = """
            INSERT INTO directive_versions
                (directive, version, media_type, bytes, digest, document, saved_at, saved_by)
            VALUES ($1, $2, $3, $4, $5, $6::text::json, $7, $8)""";

    /** A version as it was sent. */
    record Content(int version, DocumentFormat format, byte[] bytes) {}

    /**
     * Directives by name, beginning after one; one more than {@code limit} when there are more.
     *
     * @param issued whether those that are issued, those that are not, or all
     */
    Uni<List<DirectiveView>> page(Tx tx, String after, @Nullable Boolean issued, int limit) {
        return tx.list(PAGE, DirectiveRepository::view, seesDrafts(tx.caller()), after, issued, limit + 1);
    }

    /** @throws Problem not-found, also for one that the caller may not see */
    Uni<DirectiveView> one(Tx tx, String name) {
        return tx.first(ONE, DirectiveRepository::view, seesDrafts(tx.caller()), name)
                .map(found -> found.orElseThrow(Problem::notFound));
    }

    /** @throws Problem not-found, also for one that the caller may not see */
    Uni<Content> content(Tx tx, String name) {
        return tx.first(CONTENT, DirectiveRepository::content, seesDrafts(tx.caller()), name)
                .map(found -> found.orElseThrow(Problem::notFound));
    }

    /** Adds a draft as version 1; false when there is a directive of that name. */
    Uni<Boolean> create(Tx tx, Sent sent) {
        return tx.update(
                        CREATE,
                        sent.document().name(),
                        Sql.at(tx.now()),
                        tx.caller().subject())
                .chain(added -> added == 0
                        ? Uni.createFrom().item(false)
                        : save(tx, sent, 1).replaceWith(true));
    }

    /** Adds the next version of a draft that the caller has locked. */
    Uni<Void> replace(Tx tx, Sent sent, int version) {
        return save(tx, sent, version)
                .chain(() -> tx.update(NEXT, sent.document().name(), version))
                .replaceWithVoid();
    }

    private static Uni<Integer> save(Tx tx, Sent sent, int version) {
        return tx.update(
                SAVE,
                sent.document().name(),
                version,
                sent.format().mediaType,
                Buffer.buffer(sent.bytes()),
                sent.digest(),
                sent.tree().root().toString(),
                Sql.at(tx.now()),
                tx.caller().subject());
    }

    /** An agency learns of a directive when it is bound by it; an auditor of one agency too. */
    private static boolean seesDrafts(Caller caller) {
        return caller.reachesAll()
                && Stream.of(AUTHORITY_ISSUER, AUTHORITY_ANALYST, AUDITOR, SERVICE)
                        .anyMatch(caller::has);
    }

    private static Content content(Row row) {
        return new Content(
                row.getInteger("version"),
                DocumentFormat.of(row.getString("media_type")),
                row.getBuffer("bytes").getBytes());
    }

    private static DirectiveView view(Row row) {
        return new DirectiveView(
                row.getString("directive"),
                row.getString("id"),
                row.getString("title"),
                row.getString("instrument"),
                row.getOffsetDateTime("issued_at") == null ? "draft" : "issued",
                row.getInteger("version"),
                LocalDate.parse(row.getString("issued")),
                Sql.instantOrNull(row, "issued_at"),
                Sql.instant(row, "saved_at"),
                row.getString("digest"));
    }
}
