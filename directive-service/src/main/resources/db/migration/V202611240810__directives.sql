-- A directive is the row that is locked and every version that was ever saved; issuing adds a fact, it changes none.
CREATE TABLE directives (
    directive  text PRIMARY KEY,
    version    integer NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL
);

CREATE TABLE directive_versions (
    directive  text NOT NULL CONSTRAINT fk_directive_versions_directives REFERENCES directives,
    version    integer NOT NULL CHECK (version > 0),
    media_type text NOT NULL CHECK (media_type IN ('application/yaml', 'application/json')),
    bytes      bytea NOT NULL,
    digest     text NOT NULL,
    document   json NOT NULL,
    saved_at   timestamptz NOT NULL,
    saved_by   text NOT NULL,
    CONSTRAINT pk_directive_versions PRIMARY KEY (directive, version)
);

CREATE TABLE directive_issues (
    directive   text NOT NULL,
    version     integer NOT NULL,
    issued_on   date NOT NULL,
    issued_at   timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    issued_by   text NOT NULL,
    backdated   text,
    CONSTRAINT pk_directive_issues PRIMARY KEY (directive),
    CONSTRAINT fk_directive_issues_versions FOREIGN KEY (directive, version) REFERENCES directive_versions
);

COMMENT ON COLUMN directive_issues.issued_at IS 'when it became true; earlier than recorded_at when backdated';
COMMENT ON COLUMN directive_issues.backdated IS 'why the date of issue is not the day it was recorded, or null';

REVOKE UPDATE, DELETE ON directive_versions, directive_issues FROM directive_app;
