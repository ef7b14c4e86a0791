-- What inventory-service tells of an agency's reports besides their figures: how far each can be relied on, that one was
-- withdrawn, that a file was refused, and that products of a directive are there again. Facts, by the event that told them.
CREATE TABLE report_notices (
    id          bigint      GENERATED ALWAYS AS IDENTITY, -- in the order of the feed
    agency      text        NOT NULL,
    component   text,                 -- null: the agency as a whole
    kind        text        NOT NULL,
    report      text        NOT NULL, -- the file, when it was refused
    directive   text,                 -- of products that are there again
    as_of       timestamptz,
    at          timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    data        jsonb       NOT NULL, -- marks, reason or products
    event       text        NOT NULL,
    CONSTRAINT pk_report_notices PRIMARY KEY (id),
    CONSTRAINT uq_report_notices_event UNIQUE (event),
    CONSTRAINT ck_report_notices_kind CHECK (kind IN ('received', 'withdrawn', 'refused', 'reintroduced')),
    CONSTRAINT ck_report_notices_received CHECK (kind <> 'received' OR as_of IS NOT NULL),
    CONSTRAINT ck_report_notices_directive CHECK ((kind = 'reintroduced') = (directive IS NOT NULL))
);
CREATE INDEX ix_report_notices_part ON report_notices (agency, coalesce(component, ''), kind, as_of, id);
CREATE INDEX ix_report_notices_withdrawn ON report_notices (agency, report) WHERE kind = 'withdrawn';
CREATE INDEX ix_report_notices_directive ON report_notices (agency, directive, id) WHERE kind = 'reintroduced';

ALTER TABLE report_notices ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_notices FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON report_notices USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));
REVOKE UPDATE, DELETE ON report_notices FROM directive_app;
