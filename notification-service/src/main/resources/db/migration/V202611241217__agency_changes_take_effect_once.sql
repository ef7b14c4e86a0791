-- What was told of the agencies' contacts and has taken effect here: what is read again has none.
CREATE TABLE agency_changes (
    event  uuid PRIMARY KEY,
    agency text        NOT NULL,
    at     timestamptz NOT NULL
);
REVOKE UPDATE, DELETE ON agency_changes FROM notification_app;
ALTER TABLE agency_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE agency_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON agency_changes
    USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
