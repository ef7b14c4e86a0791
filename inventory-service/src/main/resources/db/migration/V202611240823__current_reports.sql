-- Which report speaks for each agency and component now, with what every figure has to say of where it comes from.
-- Follows from the reports and can be made again from them.
CREATE TABLE current_reports (
    agency      text        NOT NULL,
    component   text,                 -- null: the agency as a whole
    report      uuid        NOT NULL,
    as_of       timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    methodology text        NOT NULL,
    examined    bigint,               -- endpoints looked at
    examined_of bigint,               -- of how many
    CONSTRAINT uq_current_reports UNIQUE NULLS NOT DISTINCT (agency, component),
    CONSTRAINT uq_current_reports_report UNIQUE (report)
);
ALTER TABLE current_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE current_reports FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON current_reports USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));
