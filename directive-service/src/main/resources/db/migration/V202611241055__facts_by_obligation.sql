-- The history of an obligation and the time of its newest fact are over all kinds, which no partial index serves: each
-- fact that was added read the whole table. The two partial indexes stay: states are read by kind, past any number of
-- requested reminders.
CREATE INDEX ix_obligation_facts_obligation ON obligation_facts (obligation, at DESC, id DESC);
