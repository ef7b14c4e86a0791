package writ.directive.scoreboard;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scoreboard as CSV (RFC 4180), one record per line of it. */
final class ScoreboardCsv {

    static final String TYPE = "text/csv";

    private static final String HEADER = "directive,asOf,knownAt,action,deliver,occurrence,dueBefore,due,bound,"
            + "notReported,submitted,returned,accepted,notApplicable,reported,open,nil,late,overdue,contradicted\r\n";

    private ScoreboardCsv() {}

    static String write(ScoreboardView board) {
        return board.rows().stream()
                .map(line ->
                        fields(board, line).map(ScoreboardCsv::quoted).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining("", HEADER, ""));
    }

    private static Stream<String> fields(ScoreboardView board, ScoreboardView.ScoreboardLine line) {
        List<Object> counts = List.of(
                line.bound(),
                line.notReported(),
                line.submitted(),
                line.returned(),
                line.accepted(),
                line.notApplicable(),
                line.reported(),
                line.open(),
                line.nil(),
                line.late(),
                line.overdue(),
                line.contradicted());
        Stream<Object> head = Stream.of(
                board.directive(),
                board.asOf(),
                board.knownAt(),
                line.action(),
                line.deliver(),
                line.occurrence(),
                line.dueBefore() == null ? "" : line.dueBefore(),
                line.dueWords());
        return Stream.concat(head, counts.stream()).map(String::valueOf);
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
