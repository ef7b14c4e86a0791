package writ.directive.submission;

/** Reads and writes versions of answers. */
final class SubmissionSql {

    private static final String SELECT = """
            SELECT s.id, s.obligation, s.agency, s.version, s.nil, s.complete, s.remaining, s.reason, %s AS answer,
                   s.digest, s.submitted_at,
                   s.by_name, s.request_digest, e.at AS effective_at,
                   a.name AS attester, a.title AS attester_title, a.role AS attester_role, a.statement,
                   a.digest AS attested_digest, a.attested_at, a.by_name AS attested_by,
                   r.kind AS decision, r.reason AS returned_because, r.at AS reviewed_at, r.by_name AS reviewed_by
            FROM submissions s
            LEFT JOIN attestations a ON a.submission = s.id
            LEFT JOIN LATERAL (SELECT f.at FROM obligation_facts f WHERE f.submission = s.id AND f.kind = 'submitted'
                               ORDER BY f.id LIMIT 1) e ON true
            LEFT JOIN LATERAL (SELECT f.kind, f.reason, f.at, f.by_name FROM obligation_facts f
                               WHERE f.submission = s.id AND f.kind IN ('returned', 'accepted')
                               ORDER BY f.id DESC LIMIT 1) r ON true
            """;

    /** $2: whether versions that have not taken effect are shown, which is the agency's own business. */
    static final String ONE = SELECT.formatted("s.answer") + "WHERE s.id = $1 AND ($2 OR e.at IS NOT NULL)";

    static final String LIST = SELECT.formatted("NULL")
            + "WHERE s.obligation = $1 AND ($2 OR e.at IS NOT NULL) AND s.version < $3 ORDER BY s.version DESC LIMIT $4";

    static final String BY_KEY = SELECT.formatted("s.answer") + "WHERE s.obligation = $1 AND s.idempotency_key = $2";

    static final String NEWEST_VERSION = "SELECT max(version) AS version FROM submissions WHERE obligation = $1";

    static final String OBLIGATION = "SELECT obligation FROM submissions WHERE id = $1";

    static final String ADD = """
            INSERT INTO submissions (agency, obligation, version, nil, complete, remaining, reason, answer, digest,
                                     submitted_at, recorded_at, by_subject, by_name, idempotency_key, request_digest)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13, $14)
            RETURNING id
            """;

    static final String ATTEST = """
            INSERT INTO attestations (submission, agency, name, title, role, statement, digest, attested_at,
                                      recorded_at, by_subject, by_name)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10)
            """;

    private SubmissionSql() {}
}
