-- what is pending is few beside what was: its list is not to walk the history
CREATE INDEX ix_deliveries_pending_queued_at ON deliveries (queued_at DESC, id DESC) WHERE state = 'pending';
DROP INDEX ix_reminders_pending;
CREATE INDEX ix_reminders_pending ON reminders (fire_at, obligation, rung) WHERE state = 'pending';
