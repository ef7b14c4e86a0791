-- Which report made a state: each holding in a list asks as of when it has been there.
CREATE INDEX ix_reports_state ON reports (agency, coalesce(component, ''), state);
