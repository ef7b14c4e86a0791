-- Who is bound. Names, acronyms and aliases lie in one table because each of them resolves to the agency.
CREATE TABLE agencies (
    agency           text PRIMARY KEY CHECK (agency ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    category         text NOT NULL,
    acronym          text NOT NULL,
    created_on       date,
    abolished_on     date,
    contacts_version bigint NOT NULL DEFAULT 1
);

CREATE TABLE agency_names (
    agency      text NOT NULL CONSTRAINT fk_agency_names_agencies REFERENCES agencies,
    kind        text NOT NULL CHECK (kind IN ('name', 'alias')),
    name        text NOT NULL,
    key         text NOT NULL,
    valid_from  date,
    valid_until date,
    CONSTRAINT pk_agency_names PRIMARY KEY (agency, name),
    CONSTRAINT uq_agency_names_key UNIQUE (key)
);

CREATE TABLE components (
    agency    text NOT NULL CONSTRAINT fk_components_agencies REFERENCES agencies,
    component text NOT NULL CHECK (component ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    name      text NOT NULL,
    CONSTRAINT pk_components PRIMARY KEY (agency, component)
);

CREATE TABLE contacts (
    agency text NOT NULL CONSTRAINT fk_contacts_agencies REFERENCES agencies,
    role   text NOT NULL CHECK (role IN ('lead-poc', 'backup-poc', 'cio', 'ciso', 'saorm')),
    name   text NOT NULL,
    email  text NOT NULL,
    CONSTRAINT pk_contacts PRIMARY KEY (agency, role)
);

ALTER TABLE agencies ENABLE ROW LEVEL SECURITY;
ALTER TABLE agencies FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON agencies USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
ALTER TABLE agency_names ENABLE ROW LEVEL SECURITY;
ALTER TABLE agency_names FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON agency_names USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
ALTER TABLE components ENABLE ROW LEVEL SECURITY;
ALTER TABLE components FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON components USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
ALTER TABLE contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE contacts FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON contacts USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
