-- What counted, or would have counted, at an instant: of each reporter the newest report as of then, among those that were
-- received, and not withdrawn, by another instant.
CREATE INDEX ix_reports_newest_of_part ON reports (agency, coalesce(component, ''), as_of, place);
DROP INDEX ix_reports_newest;

CREATE FUNCTION reports_at(as_of_at_most timestamptz, known_at timestamptz)
    RETURNS TABLE (agency text, component text, part text, report uuid, as_of timestamptz, received_at timestamptz,
                   methodology text, examined bigint, examined_of bigint, state int)
    LANGUAGE sql STABLE AS $$
SELECT x.agency, nullif(x.component, ''), x.component, n.id, n.as_of, n.received_at, n.methodology, n.examined, n.examined_of,
       n.state
FROM reporters x
CROSS JOIN LATERAL (
    SELECT r.* FROM reports r
    WHERE r.agency = x.agency AND coalesce(r.component, '') = x.component
      AND r.as_of <= as_of_at_most AND r.received_at <= known_at
      AND NOT EXISTS (SELECT FROM report_withdrawals w
                      WHERE w.agency = r.agency AND w.report = r.id AND w.withdrawn_at <= known_at)
    ORDER BY r.as_of DESC, r.place DESC LIMIT 1) n
$$;

-- The same columns as current_holdings.
CREATE FUNCTION holdings_at(as_of_at_most timestamptz, known_at timestamptz)
    RETURNS TABLE (agency text, component text, product bigint, endpoints bytea, base_endpoints bytea, enumerated bigint,
                   declared bigint, present_since int, again boolean, report uuid, as_of timestamptz, received_at timestamptz,
                   methodology text, examined bigint, examined_of bigint)
    LANGUAGE sql STABLE AS $$
SELECT h.agency, c.component, h.product, h.endpoints,
       (SELECT b.endpoints FROM holdings b WHERE b.agency = h.agency AND b.component = h.component
            AND b.product = h.product AND b.since = h.base),
       h.enumerated, h.declared, h.present_since, h.again,
       c.report, c.as_of, c.received_at, c.methodology, c.examined, c.examined_of
FROM reports_at(as_of_at_most, known_at) c
JOIN holdings h ON h.agency = c.agency AND h.component = c.part
    AND h.since <= c.state AND (h.until IS NULL OR h.until > c.state)
$$;

-- An upload that could not be understood is no report, and no silence either.
CREATE TABLE refused_reports (
    agency      text        NOT NULL,
    component   text,                 -- null: the agency as a whole
    id          uuid        NOT NULL,
    refused_at  timestamptz NOT NULL,
    sent_by     text        NOT NULL,
    as_of       timestamptz NOT NULL,
    methodology text        NOT NULL,
    mode        text        NOT NULL,
    media_type  text,
    problem     jsonb       NOT NULL, -- as it was answered
    CONSTRAINT pk_refused_reports PRIMARY KEY (agency, id)
);
CREATE INDEX ix_refused_reports_newest ON refused_reports (agency, coalesce(component, ''), id);
ALTER TABLE refused_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE refused_reports FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON refused_reports USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));
REVOKE UPDATE, DELETE ON refused_reports FROM inventory_app;

-- How many endpoints there are at an agency or component: what coverage is measured by. Each statement is kept with its date.
CREATE TABLE endpoint_totals (
    agency      text        NOT NULL,
    component   text,                 -- null: the agency as a whole
    id          uuid        NOT NULL DEFAULT uuidv7(),
    as_of       timestamptz NOT NULL,
    endpoints   bigint      NOT NULL,
    source      text        NOT NULL, -- where the number is from, in the words of whoever stated it
    report      uuid,                 -- the report that stated it
    stated_by   text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT pk_endpoint_totals PRIMARY KEY (agency, id),
    CONSTRAINT ck_endpoint_totals_endpoints CHECK (endpoints >= 0)
);
CREATE INDEX ix_endpoint_totals_as_of ON endpoint_totals (agency, coalesce(component, ''), as_of);
ALTER TABLE endpoint_totals ENABLE ROW LEVEL SECURITY;
ALTER TABLE endpoint_totals FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON endpoint_totals USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));
REVOKE UPDATE, DELETE ON endpoint_totals FROM inventory_app;
