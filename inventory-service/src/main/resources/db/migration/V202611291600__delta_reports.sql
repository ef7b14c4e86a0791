-- A report says all that is there, or what changed since the report that was current when it came. Releases of before know
-- full reports only, so that is what a row without a word is.
ALTER TABLE reports
    ADD COLUMN kind text NOT NULL DEFAULT 'full',
    ADD COLUMN base uuid,             -- that a delta was applied to
    ADD COLUMN installations bigint,  -- products on an endpoint, in the state that it made; null: not counted
    ADD CONSTRAINT ck_reports_kind CHECK (kind IN ('full', 'delta')),
    ADD CONSTRAINT ck_reports_base CHECK ((kind = 'delta') = (base IS NOT NULL)),
    DROP CONSTRAINT uq_reports_same,
    ADD CONSTRAINT uq_reports_same UNIQUE NULLS NOT DISTINCT
        (agency, component, as_of, methodology, mode, format, digest, kind);
CREATE INDEX ix_reports_base ON reports (agency, base) WHERE base IS NOT NULL;

ALTER TABLE resumable_uploads ADD COLUMN kind text NOT NULL DEFAULT 'full';
ALTER TABLE refused_reports ADD COLUMN kind text NOT NULL DEFAULT 'full';

SELECT set_config('writ.reach', '*', true), set_config('writ.component', '', true);
UPDATE reports r SET installations = h.installations
FROM (SELECT c.agency, c.report, coalesce(sum(coalesce(h.enumerated, h.declared)), 0) AS installations
      FROM current_reports c
      LEFT JOIN holdings h ON h.agency = c.agency AND h.component = coalesce(c.component, '') AND h.until IS NULL
      GROUP BY c.agency, c.report) h
WHERE r.agency = h.agency AND r.id = h.report;
