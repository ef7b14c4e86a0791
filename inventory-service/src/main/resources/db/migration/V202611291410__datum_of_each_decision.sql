-- What decided, beside the sentence that says so. Older decisions have the sentence alone.
ALTER TABLE match_decisions ADD COLUMN relation text;   -- equal, superset, subset, intersects, undefined, mentions
ALTER TABLE match_decisions ADD COLUMN datum text;      -- in the form in which it was compared
ALTER TABLE match_decisions ADD COLUMN confidence text; -- high, medium, low
ALTER TABLE match_decisions ADD CONSTRAINT ck_match_decisions_confidence CHECK (confidence IN ('high', 'medium', 'low'));
