package writ.notification.delivery;

import writ.notification.subscription.Contacts;

/** The statements of the queue. */
final class QueueSql {

    /** Takes what is due; of a lease that has run out it notes the try that nobody told of. */
    static final String CLAIM = """
            WITH due AS (
                SELECT id, (lease IS NOT NULL)::int AS lost FROM deliveries WHERE state = 'pending' AND channel = $1 AND not_before <= $2
                    AND subscription <> ALL ($6)
                ORDER BY not_before LIMIT $3 FOR UPDATE SKIP LOCKED),
            claimed AS (
                UPDATE deliveries d SET lease = $4, not_before = $5, tries = tries + lost, attempts = attempts + lost
                FROM due WHERE d.id = due.id
                RETURNING d.*, lost),
            silent AS (
                INSERT INTO attempts (delivery, number, at, agency, outcome, detail, took_ms)
                SELECT id, attempts, $2, agency, 'failed', 'no word from the worker that tried it', 0
                FROM claimed WHERE lost > 0)
            SELECT d.id, d.lease, d.subscription, d.channel, d.tries, d.attempts, d.alert, a.agency_name,
                a.kind, a.agency AS about, a.raised_at, a.directive, a.directive_id, a.action, a.deliver,
                a.obligation, a.occurrence, a.due_before, a.due_words, a.handling
            FROM claimed d JOIN alerts a ON a.id = d.alert""";

    /** A fault of our own is not counted as a try, and noted once for as long as it is the same. */
    static final String RECORD = """
            WITH tried AS (
                SELECT * FROM jsonb_to_recordset($1) AS t(id uuid, lease uuid, state text, not_before timestamptz,
                    ended_at timestamptz, outcome text, status int, detail text, at timestamptz, took_ms int, fault text)),
            mine AS (
                SELECT d.id, (t.fault IS NULL)::int AS counted,
                    (t.fault IS NULL OR starts_with(d.detail, t.fault) IS NOT TRUE)::int AS noted
                FROM deliveries d JOIN tried t ON t.id = d.id AND t.lease = d.lease
                ORDER BY d.id FOR UPDATE OF d),
            settled AS (
                UPDATE deliveries d SET state = t.state, not_before = t.not_before, lease = NULL,
                    tries = d.tries + mine.counted, attempts = d.attempts + mine.noted, ended_at = t.ended_at, detail = t.detail
                FROM mine JOIN tried t USING (id) WHERE d.id = mine.id
                RETURNING d.id, d.agency, d.attempts AS number, mine.noted),
            history AS (
                INSERT INTO attempts (delivery, number, at, agency, outcome, status, detail, took_ms)
                SELECT s.id, s.number, t.at, s.agency, t.outcome, t.status, t.detail, t.took_ms
                FROM settled s JOIN tried t USING (id) WHERE s.noted > 0)
            SELECT id FROM settled""";

    /** What a worker that stops leaves under way is due at once, with the try that it does not tell of. */
    static final String GIVE_BACK = """
            WITH left_over AS (
                SELECT d.id FROM deliveries d JOIN unnest($1::uuid[], $2::uuid[]) AS l(id, lease)
                    ON d.id = l.id AND d.lease = l.lease
                ORDER BY d.id FOR UPDATE OF d),
            given AS (
                UPDATE deliveries d SET lease = NULL, not_before = $3, tries = tries + 1, attempts = attempts + 1
                FROM left_over l WHERE d.id = l.id
                RETURNING d.id, d.attempts, d.agency),
            silent AS (
                INSERT INTO attempts (delivery, number, at, agency, outcome, detail, took_ms)
                SELECT id, attempts, $3, agency, 'failed', 'the worker stopped while it tried', 0 FROM given)
            SELECT id FROM given""";

    static final String STOP_ALL = """
            UPDATE deliveries SET state = 'stopped', ended_at = $2, detail = 'the receiver wants no more'
            WHERE id IN (SELECT id FROM deliveries WHERE subscription = ANY ($1) AND state = 'pending'
                AND lease IS NULL ORDER BY id FOR UPDATE)""";

    /** What was being tried for a contact when he was replaced goes to his successor after all. */
    static final String STOP_MOOT =
            """
            WITH moot AS (
                SELECT d.id, d.alert, m.detail, (%s) AS successor
                FROM unnest($1::uuid[], $2::text[]) AS m(id, detail) JOIN deliveries d ON d.id = m.id
                    JOIN alerts a ON a.id = d.alert JOIN subscriptions e ON e.id = d.subscription),
            handed AS (
                SELECT id, detail, CASE row_number() OVER (PARTITION BY successor, alert ORDER BY id)
                    WHEN 1 THEN successor END AS heir FROM moot)
            UPDATE deliveries d SET subscription = coalesce(h.heir, d.subscription), not_before = $3::timestamptz,
                lease = NULL, tries = 0, state = CASE WHEN h.heir IS NULL THEN 'stopped' ELSE 'pending' END,
                ended_at = CASE WHEN h.heir IS NULL THEN $3::timestamptz END,
                detail = CASE WHEN h.heir IS NULL THEN h.detail ELSE d.detail END
            FROM handed h WHERE d.id = h.id""".formatted(Contacts.SUCCESSOR.formatted("e.state = 'ended' AND s.state = 'active'"));

    private QueueSql() {}
}
