CREATE INDEX ix_deliveries_subscription_queued_at ON deliveries (subscription, queued_at DESC, id DESC);
-- those that were given up are few, and what the authority looks for
CREATE INDEX ix_deliveries_stopped_queued_at ON deliveries (queued_at DESC, id DESC) WHERE state = 'stopped';
CREATE INDEX ix_alerts_obligation ON alerts (obligation, raised_at DESC, id DESC);
