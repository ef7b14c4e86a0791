-- Uploads that may come in several requests. Their bytes lie in report_chunks, under the id that the report will have; what
-- came of one is kept, so that whoever lost the answer can ask for it.
CREATE TABLE resumable_uploads (
    id          uuid        NOT NULL,
    agency      text        NOT NULL,
    component   text,                 -- null: the agency as a whole
    length      bigint      NOT NULL,
    stored      bigint      NOT NULL DEFAULT 0, -- bytes that are here
    pieces      int         NOT NULL DEFAULT 0, -- in as many rows of report_chunks
    as_of       timestamptz NOT NULL,
    methodology text        NOT NULL,
    examined    bigint,
    examined_of bigint,
    mode        text        NOT NULL,
    media_type  text,
    report      uuid,                 -- received as this one
    problem     jsonb,                -- refused, and why
    CONSTRAINT pk_resumable_uploads PRIMARY KEY (id),
    CONSTRAINT ck_resumable_uploads_stored CHECK (stored <= length),
    CONSTRAINT ck_resumable_uploads_ended CHECK (report IS NULL OR problem IS NULL)
);
ALTER TABLE resumable_uploads ENABLE ROW LEVEL SECURITY;
ALTER TABLE resumable_uploads FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON resumable_uploads USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));
