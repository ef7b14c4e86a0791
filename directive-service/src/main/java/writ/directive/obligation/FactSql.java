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

    static final String OF_THE_AGENCY = "o.agency = $4 AND o.directive = $5";
    static final String OF_NEW_OCCURRENCES = "o.directive = $4 AND o.action = $5 AND o.occurrence > $6";

    private static final String SETTLE = """
            WITH standing AS (
                SELECT o.id, o.agency, s.basis, s.state_at, c.basis AS holds, c.cause, c.reason
                FROM obligations o
                JOIN actions a ON a.directive = o.directive AND a.action = o.action
                CROSS JOIN LATERAL obligation_state(o.id, o.due_before, 'infinity', 'infinity') s
                LEFT JOIN LATERAL (
                    SELECT 'nil' AS basis, x.id AS cause, format('nil report for %%s attested', x.action) AS reason
                    FROM obligation_facts f
                    JOIN obligations x ON x.id = f.obligation
                    CROSS JOIN LATERAL obligation_state(x.id, x.due_before, 'infinity', 'infinity') t
                    WHERE f.agency = o.agency AND f.nil
                      AND x.directive = o.directive AND x.action = a.unless_nil AND t.nil
                      AND NOT EXISTS (
                          SELECT FROM obligations y
                          CROSS JOIN LATERAL obligation_state(y.id, y.due_before, 'infinity', 'infinity') u
                          WHERE y.agency = x.agency AND y.directive = x.directive AND y.action = x.action
                            AND y.occurrence > x.occurrence AND u.answer IN ('submitted', 'accepted') AND NOT u.nil)
                    UNION ALL
                    SELECT 'removed', x.id, format('%%s accepted as complete, number %%s', x.action, x.occurrence)
                    FROM obligation_facts f
                    JOIN obligations x ON x.id = f.obligation
                    CROSS JOIN LATERAL obligation_state(x.id, x.due_before, 'infinity', 'infinity') t
                    WHERE f.agency = o.agency AND f.complete AND a.until_state = 'removed'
                      AND x.directive = o.directive AND x.action = o.action AND x.occurrence < o.occurrence
                      AND t.complete
                    LIMIT 1) c ON true
                WHERE %s AND (a.unless_nil IS NOT NULL OR a.until_state IS NOT NULL)
                  AND (s.answer <> 'accepted' OR s.basis IS NOT NULL)
                  AND c.basis IS DISTINCT FROM s.basis)
            INSERT INTO obligation_facts (agency, obligation, kind, at, recorded_at, basis, cause, reason,
                                          by_subject, by_name)
            SELECT agency, id, CASE WHEN holds IS NULL THEN 'reinstated' ELSE 'notApplicable' END,
                   greatest($1, state_at), greatest($1, state_at), coalesce(holds, basis),
                   coalesce(cause, (SELECT f.cause FROM obligation_facts f
                                    WHERE f.obligation = standing.id AND f.kind = 'notApplicable'
                                    ORDER BY f.at DESC, f.id DESC LIMIT 1)),
                   coalesce(reason, CASE basis WHEN 'nil' THEN 'the nil report no longer stands'
                                               ELSE 'the accepted completion no longer stands' END),
                   $2, $3
            FROM standing ORDER BY agency, id
            RETURNING obligation
            """;

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
            "SELECT 'dev.writ.obligation.opened', o.id::text, o.agency, o.recorded_at, jsonb_build_object(" + DATA
                    + ", 'opensAt', rfc3339(c.opens_at)) ";

    static final String ALL_OPENED = OPENED + SUBJECTS.formatted("o.directive = $1");

    static final String NEW_OPENED =
            OPENED + SUBJECTS.formatted("o.directive = $1 AND o.action = $2 AND o.occurrence > $3");

    static final String REMINDER_REQUESTED =
            "SELECT 'dev.writ.obligation.reminder-requested', o.id::text, o.agency, $2::timestamptz,"
                    + " jsonb_build_object(" + DATA
                    + ", 'opensAt', rfc3339(c.opens_at), 'requestedBy', $3::text, 'at', rfc3339($2)) "
                    + SUBJECTS.formatted("o.id = ANY ($1)");

    private FactSql() {}

    /** Releases what a nil or a completion has ended and reinstates what it no longer ends; answers what changed. */
    static String settle(String which) {
        return SETTLE.formatted(which);
    }
}
