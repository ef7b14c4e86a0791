package writ.directive.obligation;

/** Reads obligations with their states. $1 to $5: as-of instant and day, known-at instant and day, now. */
final class ObligationSql {

    private static final String COLUMNS = """
            SELECT o.id, o.agency, o.directive, i.directive_id, i.zone, i.handling, o.action, a.deliver, o.occurrence,
                   c.opens_at, o.due_before, c.due_words, o.opened_at, s.state, s.state_at, s.reason,
                   s.nil AND s.state <> 'notApplicable' AS nil, s.late, s.overdue,
                   s.state IN ('submitted', 'accepted')
                       AND contradicted(s.submission, o.agency, o.directive, t.as_of, t.known_at) AS contradicted
            """;

    private static final String DETAILS =
            ", i.title, a.attested, a.unless_nil, a.until_state, c.stated, c.explanation, c.override_reason, c.confirmed_by\n";

    private static final String FROM = """
            FROM obligations o
            JOIN issuances i ON i.directive = o.directive
            JOIN actions a ON a.directive = o.directive AND a.action = o.action
            JOIN occurrences c ON c.directive = o.directive AND c.action = o.action AND c.occurrence = o.occurrence
            CROSS JOIN LATERAL (SELECT moment($1::timestamptz, $2::date, i.zone, $5::timestamptz) AS as_of,
                                       moment($3::timestamptz, $4::date, i.zone, $5::timestamptz) AS known_at) t
            CROSS JOIN LATERAL obligation_state(o.id, o.due_before, t.as_of, t.known_at) s
            WHERE o.opened_at <= t.as_of AND o.recorded_at <= t.known_at
            """;

    static final String LIST = COLUMNS + FROM;

    static final String ONE = COLUMNS + DETAILS + FROM + " AND o.id = $6";

    /** A page is in the order of what is due first; what has no date comes last. */
    static final String ORDER = " ORDER BY coalesce(o.due_before, 'infinity'), o.id";

    static final String HISTORY = """
            SELECT 'opened' AS kind, o.opened_at AS at, o.recorded_at, NULL::uuid AS submission, false AS nil,
                   NULL AS reason, c.confirmed_by AS by_name, 0::bigint AS n
            FROM obligations o
            JOIN occurrences c ON c.directive = o.directive AND c.action = o.action AND c.occurrence = o.occurrence
            WHERE o.id = $1
            UNION ALL
            SELECT f.kind, f.at, f.recorded_at, f.submission, f.nil, f.reason, f.by_name, f.id
            FROM obligation_facts f WHERE f.obligation = $1 AND f.at <= $2 AND f.recorded_at <= $3
            ORDER BY n
            """;

    private ObligationSql() {}

    /** The condition that narrows a list to one mark; each as its column says. */
    static String marked(Mark mark) {
        return switch (mark) {
            case NIL -> " AND s.nil AND s.state <> 'notApplicable'";
            case LATE -> " AND s.late";
            case OVERDUE -> " AND s.overdue";
            case CONTRADICTED ->
                " AND s.state IN ('submitted', 'accepted')"
                        + " AND contradicted(s.submission, o.agency, o.directive, t.as_of, t.known_at)";
        };
    }
}
