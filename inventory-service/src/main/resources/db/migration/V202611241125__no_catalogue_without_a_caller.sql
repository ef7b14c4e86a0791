-- The catalogue has no agency, and yet tells what agencies have: without a caller nothing of it is seen.
ALTER TABLE products ENABLE ROW LEVEL SECURITY;
ALTER TABLE products FORCE ROW LEVEL SECURITY;
CREATE POLICY any_reach ON products USING ((SELECT coalesce(current_setting('writ.reach', true), '')) <> '');
ALTER TABLE scopes ENABLE ROW LEVEL SECURITY;
ALTER TABLE scopes FORCE ROW LEVEL SECURITY;
CREATE POLICY any_reach ON scopes USING ((SELECT coalesce(current_setting('writ.reach', true), '')) <> '');
ALTER TABLE match_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE match_decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY any_reach ON match_decisions USING ((SELECT coalesce(current_setting('writ.reach', true), '')) <> '');
