package writ.directive.obligation;

/** The statements that add facts and tell about them; each works on a set. */
final class FactSql {

    /** Whoever adds facts for an agency and a directive takes turns on this row. */
    static final String LOCK = Duty.SELECT + " FOR NO KEY UPDATE OF b";

    /** Never earlier than the fact before it, so that the newest by time is the newest by cause. */
    static final String ADD = """
            INSERT INTO obligation_facts (agency, obligation, kind, at, recorded_at, submission, nil, complete, since,
                                          reason, by_subject, by_name)
            SELECT $1, $2, $3, t.at, t.at, $5, $6, $7, $8, $9, $10, $11
            FROM (SELECT greatest($4, (SELECT max(f.at) FROM obligation_facts f WHERE f.obligation = $2)) AS at) t
            """;

    private static final String SETTLE = """
            WITH standing AS (
                SELECT o.id, o.agency, s.basis, s.state_at, c.basis AS holds, c.cause, c.reason
                FROM obligations o
                JOIN actions a ON a.directive = o.directive AND a.action = o.action
                CROSS JOIN LATERAL obligation_state(o.id, o.due_before, 'infinity', 'infinity') s
                LEFT JOIN LATERAL (
                    %s) c ON true
                WHERE o.agency = $4 AND o.directive = $5 AND (a.unless_nil IS NOT NULL OR a.until_state IS NOT NULL)
                  AND (s.answer <> 'accepted' OR s.basis IS NOT NULL)
                  AND c.basis IS DISTINCT FROM s.basis)
            INSERT INTO obligation_facts (agency, obligation, kind, at, recorded_at, basis, cause, reason,
                                          by_subject, by_name)
            SELECT agency, id, CASE WHEN holds IS NULL THEN 'reinstated' ELSE 'notApplicable' END,
                   greatest($1, state_at), greatest($1, state_at), coalesce(holds, basis),
                   coalesce(cause, (SELECT f.cause FROM obligation_facts f
                                    WHERE f.obligation = standing.id AND f.kind = 'notApplicable'
                                    ORDER BY f.at DESC, f.id DESC LIMIT 1)),
                   coalesce(reason, %s),
                   $2, $3
            FROM standing ORDER BY agency, id
            RETURNING obligation
            """;

    /** Releases what a nil or a completion has ended and reinstates what it no longer ends; answers what changed. */
    static final String SETTLED = SETTLE.formatted(ReleaseSql.cause("'infinity'"), ReleaseSql.ended("basis"));

    private static final String SUBJECTS = """
            FROM obligations o
            JOIN issuances i ON i.directive = o.directive
            JOIN actions a ON a.directive = o.directive AND a.action = o.action
            JOIN occurrences c ON c.directive = o.directive AND c.action = o.action AND c.occurrence = o.occurrence
            CROSS JOIN LATERAL obligation_state(o.id, o.due_before, 'infinity', 'infinity') s
            WHERE %s
            ORDER BY o.agency, o.due_before NULLS LAST, a.ordinal, o.occurrence
            """;

    private static final String DATA = """
            'obligation', o.id, 'agency', o.agency, 'directive', o.directive, 'directiveId', i.directive_id,
            'action', o.action, 'deliver', a.deliver, 'occurrence', o.occurrence, 'dueBefore', rfc3339(o.due_before),
            'dueWords', c.due_words, 'zone', i.zone, 'handling', i.handling, 'state', s.state
            """;

    static final String CHANGED =
            "SELECT 'dev.writ.obligation.changed', o.id::text, o.agency, s.state_at, jsonb_build_object(" + DATA
                    + ", 'at', rfc3339(s.state_at), 'reason', s.reason, 'nil', s.nil) "
                    + SUBJECTS.formatted("o.id = ANY ($1)");

    private static final String OPENED =
            "SELECT 'dev.writ.obligation.opened', o.id::text, o.agency, $2::timestamptz, jsonb_build_object(" + DATA
                    + ", 'opensAt', rfc3339(c.opens_at)) ";

    static final String ALL_OPENED = OPENED + SUBJECTS.formatted("o.directive = $1");

    static final String NEW_OPENED =
            OPENED + SUBJECTS.formatted("o.directive = $1 AND o.action = $3 AND o.occurrence > $4");

    static final String REMINDER_REQUESTED =
            "SELECT 'dev.writ.obligation.reminder-requested', o.id::text, o.agency, $2::timestamptz,"
                    + " jsonb_build_object(" + DATA
                    + ", 'opensAt', rfc3339(c.opens_at), 'requestedBy', $3::text, 'at', rfc3339($2)) "
                    + SUBJECTS.formatted("o.id = ANY ($1)");

    private FactSql() {}
}
