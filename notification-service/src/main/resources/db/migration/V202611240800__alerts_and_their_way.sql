-- An id that the same parts always give: version 8 of RFC 9562, the first 128 bits of SHA-256.
CREATE FUNCTION stable_id(VARIADIC parts text[]) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN overlay(overlay(left(encode(sha256(convert_to(array_to_string(parts, chr(31)), 'UTF8')), 'hex'), 32)
    PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid;

-- What directive-service says of the agencies: a name for the mails.
CREATE TABLE agencies (
    agency text PRIMARY KEY,
    name   text NOT NULL
);

-- Who is told, over which channel. Agency '*' is a subscription of the authority, to every agency's alerts.
CREATE TABLE subscriptions (
    id            uuid PRIMARY KEY,
    agency        text        NOT NULL,
    channel       text        NOT NULL CHECK (channel IN ('email', 'webhook')),
    target        text        NOT NULL,
    origin        text        NOT NULL CHECK (origin IN ('contact', 'request')),
    contact_roles text[]      NOT NULL DEFAULT '{}',
    name          text,
    kinds         text[]      NOT NULL DEFAULT '{}',
    directives    text[]      NOT NULL DEFAULT '{}',
    state         text        NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled', 'ended')),
    reason        text,
    bounced_at    timestamptz,
    bounce        text,
    created_by    text        NOT NULL,
    created_at    timestamptz NOT NULL
);
COMMENT ON COLUMN subscriptions.kinds IS 'empty: every kind of alert';
COMMENT ON COLUMN subscriptions.directives IS 'empty: every directive';
COMMENT ON COLUMN subscriptions.bounced_at IS 'wall time';
CREATE UNIQUE INDEX uq_subscriptions_target ON subscriptions (agency, channel, target, origin)
    WHERE state <> 'ended';

-- One secret, or two while the receiver changes over; kept as they are, since signing needs them.
CREATE TABLE webhook_secrets (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subscription uuid        NOT NULL,
    agency       text        NOT NULL,
    secret       text        NOT NULL,
    created_at   timestamptz NOT NULL,
    ends_at      timestamptz,
    CONSTRAINT fk_webhook_secrets_subscription FOREIGN KEY (subscription) REFERENCES subscriptions
);
COMMENT ON COLUMN webhook_secrets.ends_at IS 'wall time, as created_at; null: until it is replaced';
CREATE INDEX ix_webhook_secrets_subscription ON webhook_secrets (subscription);

-- What somebody should know; never changed.
CREATE TABLE alerts (
    id           uuid PRIMARY KEY,
    kind         text        NOT NULL,
    agency       text        NOT NULL,
    agency_name  text        NOT NULL,
    directive    text,
    directive_id text,
    action       text,
    deliver      text,
    obligation   uuid,
    occurrence   int,
    due_before   timestamptz,
    due_words    text,
    handling     text,
    raised_at    timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN alerts.raised_at IS 'business time';
COMMENT ON COLUMN alerts.recorded_at IS 'wall time';
CREATE INDEX ix_alerts_agency_raised_at ON alerts (agency, raised_at DESC, id DESC);
CREATE INDEX ix_alerts_raised_at ON alerts (raised_at DESC, id DESC);

-- The way of an alert to one recipient, and at the same time the queue. All its times are wall time.
CREATE TABLE deliveries (
    id           uuid PRIMARY KEY,
    alert        uuid        NOT NULL,
    subscription uuid        NOT NULL,
    agency       text        NOT NULL,
    channel      text        NOT NULL,
    state        text        NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'stopped')),
    not_before   timestamptz NOT NULL,
    lease        uuid,
    tries        int         NOT NULL DEFAULT 0,
    attempts     int         NOT NULL DEFAULT 0,
    queued_at    timestamptz NOT NULL,
    ended_at     timestamptz,
    detail       text,
    CONSTRAINT fk_deliveries_alert FOREIGN KEY (alert) REFERENCES alerts,
    CONSTRAINT fk_deliveries_subscription FOREIGN KEY (subscription) REFERENCES subscriptions
);
COMMENT ON COLUMN deliveries.agency IS 'whose subscription it is, which need not be whom the alert is about';
COMMENT ON COLUMN deliveries.not_before IS 'when it is next tried; while it is leased, when the lease is over';
COMMENT ON COLUMN deliveries.tries IS 'since it was last queued; attempts counts them all';
-- what is pending is all that a worker ever looks at
CREATE INDEX ix_deliveries_pending ON deliveries (channel, not_before) WHERE state = 'pending';
CREATE INDEX ix_deliveries_pending_subscription ON deliveries (subscription) WHERE state = 'pending';
CREATE INDEX ix_deliveries_agency_queued_at ON deliveries (agency, queued_at DESC, id DESC);
CREATE INDEX ix_deliveries_queued_at ON deliveries (queued_at DESC, id DESC);
CREATE INDEX ix_deliveries_alert ON deliveries (alert);

-- Every try; the only table that grows with every failure, so a month can be dropped as a whole.
CREATE TABLE attempts (
    delivery uuid        NOT NULL,
    number   int         NOT NULL,
    at       timestamptz NOT NULL,
    agency   text        NOT NULL,
    outcome  text        NOT NULL CHECK (outcome IN ('delivered', 'failed', 'refused')),
    status   int,
    detail   text        NOT NULL,
    took_ms  int         NOT NULL,
    CONSTRAINT pk_attempts PRIMARY KEY (delivery, number, at)
) PARTITION BY RANGE (at);

-- The partitions of the month of an instant and of the next one.
CREATE FUNCTION make_attempts_partitions(at timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET timezone = 'UTC' AS $$
DECLARE
    month date;
    part text;
BEGIN
    FOR ahead IN 0..1 LOOP
        month := date_trunc('month', at) + make_interval(months => ahead);
        part := 'attempts_' || to_char(month, 'YYYY_MM');
        IF to_regclass(part) IS NULL THEN
            PERFORM pg_advisory_xact_lock(hashtext(part));
            EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF attempts FOR VALUES FROM (%L) TO (%L)',
                           part, month::timestamptz, (month + interval '1 month')::timestamptz);
            -- no policy: a partition cannot be read past its parent's
            EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
            EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
        END IF;
    END LOOP;
END
$$;
SELECT make_attempts_partitions(now());

-- What directive-service says of the obligations, as far as reminding needs it.
CREATE TABLE obligations (
    id           uuid PRIMARY KEY,
    agency       text NOT NULL,
    directive    text NOT NULL,
    directive_id text NOT NULL,
    action       text NOT NULL,
    deliver      text NOT NULL,
    occurrence   int  NOT NULL,
    due_before   timestamptz,
    due_words    text,
    zone         text NOT NULL,
    handling     text NOT NULL,
    state        text NOT NULL
);

-- The changes of state that have taken effect here: one that is read again has none.
CREATE TABLE obligation_changes (
    event      uuid PRIMARY KEY,
    obligation uuid        NOT NULL,
    agency     text        NOT NULL,
    state      text        NOT NULL,
    at         timestamptz NOT NULL
);

-- The ladder around each due instant, in business time.
CREATE TABLE reminders (
    obligation uuid        NOT NULL,
    due_before timestamptz NOT NULL,
    rung       text        NOT NULL,
    agency     text        NOT NULL,
    fire_at    timestamptz NOT NULL,
    state      text        NOT NULL DEFAULT 'pending'
        CHECK (state IN ('pending', 'raised', 'overtaken', 'cancelled')),
    settled_at timestamptz,
    CONSTRAINT pk_reminders PRIMARY KEY (obligation, due_before, rung),
    CONSTRAINT fk_reminders_obligation FOREIGN KEY (obligation) REFERENCES obligations
);
CREATE INDEX ix_reminders_pending ON reminders (fire_at) WHERE state = 'pending';
CREATE INDEX ix_reminders_fire_at ON reminders (fire_at, obligation, rung);
CREATE INDEX ix_reminders_agency_fire_at ON reminders (agency, fire_at, obligation, rung);

REVOKE UPDATE, DELETE ON alerts, attempts, obligation_changes FROM notification_app;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['agencies', 'subscriptions', 'webhook_secrets', 'alerts', 'deliveries', 'attempts',
                                'obligations', 'obligation_changes', 'reminders'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY agency_reach ON %I'
                       ' USING ((SELECT current_setting(''writ.reach'', true)) IN (''*'', agency))', name);
    END LOOP;
END
$$;
