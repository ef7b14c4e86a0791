CREATE TABLE notes (
    agency text NOT NULL,
    body   text NOT NULL
);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON notes USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));

CREATE TABLE effects (
    event_id text NOT NULL
);
