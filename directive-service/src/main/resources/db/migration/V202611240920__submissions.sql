-- What agencies deliver: a draft that is edited, versions that are kept, and who signed which.

CREATE TABLE drafts (
    obligation uuid        NOT NULL,
    agency     text        NOT NULL,
    content    text        NOT NULL,
    version    int         NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by text        NOT NULL,
    CONSTRAINT pk_drafts PRIMARY KEY (obligation),
    CONSTRAINT fk_drafts_obligations FOREIGN KEY (obligation) REFERENCES obligations
);

-- `answer` is the JSON that is signed, in one canonical form, and `digest` its SHA-256.
CREATE TABLE submissions (
    id              uuid        NOT NULL DEFAULT uuidv7(),
    agency          text        NOT NULL,
    obligation      uuid        NOT NULL,
    version         int         NOT NULL,
    nil             boolean     NOT NULL,
    complete        boolean     NOT NULL,
    remaining       bigint,
    reason          text,
    answer          text        NOT NULL,
    digest          text        NOT NULL,
    submitted_at    timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    by_subject      text        NOT NULL,
    by_name         text        NOT NULL,
    idempotency_key text,
    request_digest  text        NOT NULL,
    CONSTRAINT pk_submissions PRIMARY KEY (id),
    CONSTRAINT uq_submissions_obligation_version UNIQUE (obligation, version),
    CONSTRAINT uq_submissions_obligation_idempotency_key UNIQUE (obligation, idempotency_key),
    CONSTRAINT fk_submissions_obligations FOREIGN KEY (obligation) REFERENCES obligations,
    CONSTRAINT ck_submissions_digest CHECK (digest = encode(sha256(convert_to(answer, 'UTF8')), 'hex'))
);

CREATE TABLE attestations (
    submission  uuid        NOT NULL,
    agency      text        NOT NULL,
    name        text        NOT NULL,
    title       text        NOT NULL,
    role        text        NOT NULL CHECK (role IN ('CIO', 'SAORM')),
    statement   text        NOT NULL,
    digest      text        NOT NULL,
    attested_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    by_subject  text        NOT NULL,
    by_name     text        NOT NULL,
    CONSTRAINT pk_attestations PRIMARY KEY (submission),
    CONSTRAINT fk_attestations_submissions FOREIGN KEY (submission) REFERENCES submissions
);

-- A draft is its agency's alone: not even a caller that reaches every agency sees one.
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_alone ON drafts USING ((SELECT current_setting('writ.reach', true)) = agency);
ALTER TABLE submissions ENABLE ROW LEVEL SECURITY;
ALTER TABLE submissions FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON submissions USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
ALTER TABLE attestations ENABLE ROW LEVEL SECURITY;
ALTER TABLE attestations FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON attestations USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));

ALTER TABLE obligation_facts ADD CONSTRAINT fk_obligation_facts_submissions
    FOREIGN KEY (submission) REFERENCES submissions;
CREATE INDEX ix_obligation_facts_submission ON obligation_facts (submission, id) WHERE submission IS NOT NULL;

REVOKE UPDATE, DELETE ON submissions, attestations FROM directive_app;
REVOKE DELETE ON drafts FROM directive_app;
