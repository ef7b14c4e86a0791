-- What directive-service says about agencies, copied from its feed.
CREATE TABLE agencies (
    agency  text PRIMARY KEY,
    name    text   NOT NULL,
    aliases text[] NOT NULL -- acronyms and earlier names
);
CREATE TABLE components (
    agency    text NOT NULL,
    component text NOT NULL,
    name      text NOT NULL,
    CONSTRAINT pk_components PRIMARY KEY (agency, component),
    CONSTRAINT fk_components_agency FOREIGN KEY (agency) REFERENCES agencies (agency)
);

ALTER TABLE agencies ENABLE ROW LEVEL SECURITY;
ALTER TABLE agencies FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON agencies USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
ALTER TABLE components ENABLE ROW LEVEL SECURITY;
ALTER TABLE components FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON components USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
