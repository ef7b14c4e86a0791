package writ.directive.scoreboard;

import io.smallrye.mutiny.Uni;
import writ.kit.db.Tx;
import writ.kit.problem.Problem;

/** What the pages of this feature say about the directive they are about. */
record Issued(String directive, String directiveId, String title, String handling, String zone) {

    private static final String FIND =
            "SELECT directive, directive_id, title, handling, zone FROM issuances WHERE directive = $1";

    /** @throws Problem not-found, when there is none or it is a draft */
    static Uni<Issued> find(Tx tx, String directive) {
        return tx.first(
                        FIND,
                        row -> new Issued(
                                row.getString("directive"),
                                row.getString("directive_id"),
                                row.getString("title"),
                                row.getString("handling"),
                                row.getString("zone")),
                        directive)
                .map(found -> found.orElseThrow(Problem::notFound));
    }
}
