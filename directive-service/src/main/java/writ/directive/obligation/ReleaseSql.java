package writ.directive.obligation;

/** What releases from an obligation: a nil for the action it depends on, or an accepted completion before it. */
final class ReleaseSql {

    private static final String CAUSE = """
            SELECT 'nil' AS basis, x.id AS cause, format('nil report for %%s attested', x.action) AS reason
            FROM obligation_facts f
            JOIN obligations x ON x.id = f.obligation
            CROSS JOIN LATERAL obligation_state(x.id, x.due_before, %1$s, 'infinity') t
            WHERE f.agency = o.agency AND f.nil
              AND x.directive = o.directive AND x.action = a.unless_nil AND t.nil
              AND NOT EXISTS (
                  SELECT FROM obligations y
                  CROSS JOIN LATERAL obligation_state(y.id, y.due_before, %1$s, 'infinity') u
                  WHERE y.agency = x.agency AND y.directive = x.directive AND y.action = x.action
                    AND y.occurrence > x.occurrence AND u.answer IN ('submitted', 'accepted') AND NOT u.nil)
            UNION ALL
            SELECT 'removed', x.id, format('%%s accepted as complete, number %%s', x.action, x.occurrence)
            FROM obligation_facts f
            JOIN obligations x ON x.id = f.obligation
            CROSS JOIN LATERAL obligation_state(x.id, x.due_before, %1$s, 'infinity') t
            WHERE f.agency = o.agency AND f.complete AND a.until_state = 'removed'
              AND x.directive = o.directive AND x.action = o.action AND x.occurrence < o.occurrence
              AND t.complete
            LIMIT 1""";

    private static final String INHERIT = """
            WITH moments AS (
                SELECT DISTINCT ON (o.agency, f.at)
                       o.agency, o.directive, o.action, o.occurrence, f.at, f.recorded_at, f.by_subject, f.by_name
                FROM obligations o
                JOIN actions a ON a.directive = o.directive AND a.action = o.action
                JOIN obligations x ON x.agency = o.agency AND x.directive = o.directive
                                  AND x.action IN (a.unless_nil, a.action)
                JOIN obligation_facts f ON f.obligation = x.id AND f.kind IN ('submitted', 'returned', 'accepted')
                WHERE o.directive = $1 AND o.action = $2 AND o.occurrence = $3 + 1
                ORDER BY o.agency, f.at, f.id DESC),
            held AS (
                SELECT o.*, c.basis, c.cause, c.reason,
                       lag(c.basis) OVER in_time AS basis_before, lag(c.cause) OVER in_time AS cause_before
                FROM moments o
                JOIN actions a ON a.directive = o.directive AND a.action = o.action
                LEFT JOIN LATERAL (
                    %s) c ON true
                WINDOW in_time AS (PARTITION BY o.agency ORDER BY o.at))
            INSERT INTO obligation_facts (agency, obligation, kind, at, recorded_at, basis, cause, reason,
                                          by_subject, by_name)
            SELECT n.agency, n.id, CASE WHEN h.basis IS NULL THEN 'reinstated' ELSE 'notApplicable' END,
                   greatest(h.at, n.opened_at), h.recorded_at, coalesce(h.basis, h.basis_before),
                   coalesce(h.cause, h.cause_before), coalesce(h.reason, %s), h.by_subject, h.by_name
            FROM held h
            JOIN obligations n ON n.agency = h.agency AND n.directive = $1 AND n.action = $2 AND n.occurrence > $3
            WHERE h.basis IS DISTINCT FROM h.basis_before
            ORDER BY n.agency, n.occurrence, h.at
            """;

    /**
     * Gives the new occurrences of a series the releases and reinstatements that befell the others, with the times of
     * their causes: what follows from a confirmed rule is not later for being written down later. The first new one
     * stands for all, since none of them has facts of its own.
     */
    static final String INHERITED = INHERIT.formatted(cause("o.at"), ended("h.basis_before"));

    private ReleaseSql() {}

    /** What releases {@code o}, an obligation of action {@code a}, at a moment; no row when nothing does. */
    static String cause(String moment) {
        return CAUSE.formatted(moment);
    }

    /** Why an obligation is owed again, by what had released from it. */
    static String ended(String basis) {
        return "CASE " + basis + " WHEN 'nil' THEN 'the nil report no longer stands'"
                + " ELSE 'the accepted completion no longer stands' END";
    }
}
