-- What an agency or component has is a row of states: each report makes the next one, and so does a withdrawal. A holding is
-- written when it changes and covers the states from since to before until, so that reports which did not change a set share
-- it, any state is there to be read, and a report writes in proportion to what it changed. A set that differs little from an
-- earlier one is kept as the difference (exclusive or) to that one.
CREATE TABLE reporters (
    agency    text NOT NULL,
    component text NOT NULL, -- empty: the agency as a whole, here and below
    states    int  NOT NULL, -- how many there have been; the last one is the current one
    CONSTRAINT pk_reporters PRIMARY KEY (agency, component)
);
ALTER TABLE reporters ENABLE ROW LEVEL SECURITY;
ALTER TABLE reporters FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON reporters USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', component));

CREATE TABLE holdings_by_state (
    agency        text    NOT NULL,
    component     text    NOT NULL,
    product       bigint  NOT NULL,
    since         int     NOT NULL,
    until         int,              -- null: still so
    present_since int     NOT NULL, -- the state since which the product has been there without a gap
    again         boolean NOT NULL, -- it had been there before that
    base          int,              -- endpoints are the difference to the row of the same product since that state
    endpoints     bytea,            -- RoaringBitmap over the agency's endpoint numbers
    enumerated    bigint,           -- how many
    declared      bigint,           -- a count without identity; with neither, the product is known to be there and no more
    CONSTRAINT uq_holdings_since UNIQUE (agency, component, product, since),
    CONSTRAINT ck_holdings_until CHECK (until > since),
    CONSTRAINT ck_holdings_base CHECK (base IS NULL OR base < since AND endpoints IS NOT NULL),
    CONSTRAINT ck_holdings_one CHECK (endpoints IS NULL OR declared IS NULL),
    CONSTRAINT ck_holdings_declared CHECK (declared > 0),
    CONSTRAINT ck_holdings_enumerated CHECK ((enumerated IS NULL) = (endpoints IS NULL)),
    CONSTRAINT ck_holdings_endpoints CHECK (octet_length(endpoints) <= 16777216)
);
-- a bitmap is compressed already
ALTER TABLE holdings_by_state ALTER COLUMN endpoints SET STORAGE EXTERNAL;

ALTER TABLE reports ADD COLUMN state int;

-- Reports of before: each is a state of its own, whole; the one that counts is the last state.
SELECT set_config('writ.reach', '*', true), set_config('writ.component', '', true);
UPDATE reports r SET state = n.state
FROM (SELECT agency, id, row_number() OVER (PARTITION BY agency, component ORDER BY place) AS state FROM reports) n
WHERE r.agency = n.agency AND r.id = n.id;
INSERT INTO holdings_by_state (agency, component, product, since, until, present_since, again, endpoints, enumerated, declared)
SELECT h.agency, coalesce(h.component, ''), h.product, r.state, r.state + 1, r.state, false, h.endpoints, h.enumerated, h.declared
FROM holdings h JOIN reports r ON r.agency = h.agency AND r.id = h.report;
INSERT INTO reporters (agency, component, states)
SELECT agency, coalesce(component, ''), max(state) + 1 FROM reports GROUP BY 1, 2;
INSERT INTO holdings_by_state (agency, component, product, since, present_since, again, endpoints, enumerated, declared)
SELECT h.agency, coalesce(h.component, ''), h.product, n.states, n.states, false, h.endpoints, h.enumerated, h.declared
FROM current_reports c
JOIN holdings h ON h.agency = c.agency AND h.report = c.report
JOIN reporters n ON n.agency = c.agency AND n.component = coalesce(c.component, '');

ALTER TABLE reports ALTER COLUMN state SET NOT NULL;
DROP TABLE holdings;
ALTER TABLE holdings_by_state RENAME TO holdings;
CREATE UNIQUE INDEX uq_holdings_current ON holdings (agency, component, product) WHERE until IS NULL;
CREATE INDEX ix_holdings_product ON holdings (product, agency) WHERE until IS NULL;
CREATE INDEX ix_holdings_until ON holdings (agency, component, until) WHERE until IS NOT NULL;

ALTER TABLE holdings ENABLE ROW LEVEL SECURITY;
ALTER TABLE holdings FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON holdings USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', component));
REVOKE UPDATE, DELETE ON holdings FROM inventory_app;
GRANT UPDATE (until) ON holdings TO inventory_app;
REVOKE DELETE ON reporters FROM inventory_app;

-- What counts now, with where it comes from.
CREATE VIEW current_holdings WITH (security_invoker = true) AS
SELECT h.agency, c.component, h.product, h.endpoints,
       (SELECT b.endpoints FROM holdings b WHERE b.agency = h.agency AND b.component = h.component
            AND b.product = h.product AND b.since = h.base) AS base_endpoints,
       h.enumerated, h.declared, h.present_since, h.again,
       c.report, c.as_of, c.received_at, c.methodology, c.examined, c.examined_of
FROM holdings h
JOIN current_reports c ON c.agency = h.agency AND coalesce(c.component, '') = h.component
WHERE h.until IS NULL;
