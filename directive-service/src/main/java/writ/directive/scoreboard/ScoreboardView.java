package writ.directive.scoreboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/**
 * A directive's standing, counted in agencies: what was true at {@code asOf} by what was recorded until {@code
 * knownAt}.
 *
 * @param agencies how many were bound by it then
 */
@RegisterForReflection
record ScoreboardView(
        String directive,
        String directiveId,
        String title,
        String handling,
        String zone,
        Instant asOf,
        Instant knownAt,
        long agencies,
        List<ScoreboardLine> rows) {

    /**
     * One action; of a series one line per occurrence due so far, and the next. reported = submitted + accepted, open =
     * notReported + returned, reported + open + notApplicable = bound.
     *
     * @param nil of the reported: nothing found
     * @param late of the reported: answered at or after dueBefore
     * @param overdue of the open: dueBefore has come
     * @param contradicted of the reported: nil or complete, and the agency's own reports show products
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScoreboardLine(
            String action,
            String deliver,
            int occurrence,
            @Nullable Instant dueBefore,
            String dueWords,
            long bound,
            long notReported,
            long submitted,
            long returned,
            long accepted,
            long notApplicable,
            long reported,
            long open,
            long nil,
            long late,
            long overdue,
            long contradicted) {

        static ScoreboardLine of(Row row) {
            long notReported = row.getLong("not_reported");
            long submitted = row.getLong("submitted");
            long returned = row.getLong("returned");
            long accepted = row.getLong("accepted");
            return new ScoreboardLine(
                    row.getString("action"),
                    row.getString("deliver"),
                    row.getInteger("occurrence"),
                    Sql.instantOrNull(row, "due_before"),
                    row.getString("due_words"),
                    row.getLong("bound"),
                    notReported,
                    submitted,
                    returned,
                    accepted,
                    row.getLong("not_applicable"),
                    submitted + accepted,
                    notReported + returned,
                    row.getLong("nil"),
                    row.getLong("late"),
                    row.getLong("overdue"),
                    row.getLong("contradicted"));
        }
    }
}
