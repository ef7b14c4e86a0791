-- From where on a report is received with a mark under a directive: what it states itself, as it is written there.
ALTER TABLE scopes ADD COLUMN quality jsonb NOT NULL DEFAULT '{}';
CREATE OR REPLACE VIEW current_scopes AS
SELECT DISTINCT ON (directive) directive, version, issued_at, decided_at, scope, quality
FROM scopes ORDER BY directive, version DESC;
