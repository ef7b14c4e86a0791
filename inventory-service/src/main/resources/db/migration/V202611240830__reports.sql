-- Uploads in progress. What a crash leaves behind is swept when the lease (wall time) is over.
CREATE TABLE uploads (
    report      uuid        NOT NULL,
    agency      text        NOT NULL,
    component   text,
    lease_until timestamptz NOT NULL,
    CONSTRAINT pk_uploads PRIMARY KEY (report)
);
CREATE INDEX ix_uploads_lease_until ON uploads (lease_until);

-- The bytes of each report as they were sent, in pieces of one MiB, each deflated by itself.
CREATE TABLE report_chunks (
    agency    text  NOT NULL,
    component text,
    report    uuid  NOT NULL,
    number    int   NOT NULL,
    content   bytea NOT NULL,
    CONSTRAINT pk_report_chunks PRIMARY KEY (agency, report, number)
);
ALTER TABLE report_chunks ALTER COLUMN content SET STORAGE EXTERNAL; -- compressed already

-- Reports that were received, whole. A row is a fact: it is neither changed nor removed.
CREATE TABLE reports (
    agency      text        NOT NULL,
    component   text,                 -- null: the agency as a whole
    id          uuid        NOT NULL,
    place       bigint      GENERATED ALWAYS AS IDENTITY, -- order of receipt, as the agency's lock made it
    as_of       timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    sent_by     text        NOT NULL,
    methodology text        NOT NULL,
    examined    bigint,
    examined_of bigint,
    mode        text        NOT NULL,
    format      text        NOT NULL,
    media_type  text,
    digest      bytea       NOT NULL, -- SHA-256
    bytes       bigint      NOT NULL,
    chunks      int         NOT NULL,
    late        boolean     NOT NULL, -- a newer one spoke already when it came
    taken       bigint      NOT NULL,
    refused     bigint      NOT NULL,
    outcome     jsonb       NOT NULL, -- the rest of its receipt, as given
    CONSTRAINT pk_reports PRIMARY KEY (agency, id),
    CONSTRAINT ck_reports_mode CHECK (mode IN ('strict', 'lenient')),
    CONSTRAINT ck_reports_digest CHECK (octet_length(digest) = 32),
    CONSTRAINT uq_reports_same UNIQUE NULLS NOT DISTINCT
        (agency, component, as_of, methodology, mode, format, digest)
);
CREATE INDEX ix_reports_id ON reports (id);
CREATE INDEX ix_reports_newest ON reports (agency, component, as_of, place);

CREATE TABLE report_refusals (
    agency    text   NOT NULL,
    component text,
    report    uuid   NOT NULL,
    number    int    NOT NULL, -- in the order of the file, from 0
    line      bigint NOT NULL,
    pointer   text,
    reason    text   NOT NULL,
    CONSTRAINT pk_report_refusals PRIMARY KEY (agency, report, number),
    CONSTRAINT fk_report_refusals_report FOREIGN KEY (agency, report) REFERENCES reports (agency, id)
);

CREATE TABLE report_withdrawals (
    agency       text        NOT NULL,
    component    text,
    report       uuid        NOT NULL,
    reason       text        NOT NULL,
    withdrawn_at timestamptz NOT NULL,
    withdrawn_by text        NOT NULL,
    CONSTRAINT pk_report_withdrawals PRIMARY KEY (agency, report),
    CONSTRAINT fk_report_withdrawals_report FOREIGN KEY (agency, report) REFERENCES reports (agency, id)
);

ALTER TABLE uploads ENABLE ROW LEVEL SECURITY;
ALTER TABLE uploads FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON uploads USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));
ALTER TABLE report_chunks ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_chunks FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON report_chunks USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));
ALTER TABLE reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON reports USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));
ALTER TABLE report_refusals ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_refusals FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON report_refusals USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));
ALTER TABLE report_withdrawals ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_withdrawals FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON report_withdrawals USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));

REVOKE UPDATE, DELETE ON reports, report_refusals, report_withdrawals FROM inventory_app;
REVOKE UPDATE ON report_chunks FROM inventory_app;
