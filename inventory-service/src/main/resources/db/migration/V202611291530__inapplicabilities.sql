-- An agency or component says that there is nothing there which a report could be about, and why: no report, no silence, and no
-- nil report, which is signed. A report as of later takes its place.
CREATE TABLE inapplicabilities (
    agency      text        NOT NULL,
    component   text,                 -- null: the agency as a whole
    id          uuid        NOT NULL DEFAULT uuidv7(),
    as_of       timestamptz NOT NULL,
    reason      text        NOT NULL,
    stated_by   text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT pk_inapplicabilities PRIMARY KEY (agency, id)
);
CREATE INDEX ix_inapplicabilities_as_of ON inapplicabilities (agency, coalesce(component, ''), as_of);
ALTER TABLE inapplicabilities ENABLE ROW LEVEL SECURITY;
ALTER TABLE inapplicabilities FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON inapplicabilities USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));
REVOKE UPDATE, DELETE ON inapplicabilities FROM inventory_app;
