-- Events are written to the outbox in the transaction that makes them true; the sequencer moves them
-- to events and gives them their position, in the order in which they were committed.
CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id    uuid        NOT NULL DEFAULT uuidv7(),
    type        text        NOT NULL,
    subject     text        NOT NULL,
    visible_to  text        NOT NULL,
    happened_at timestamptz NOT NULL,
    data        jsonb       NOT NULL
);

CREATE TABLE events (
    position    bigint      NOT NULL,
    event_id    uuid        NOT NULL,
    type        text        NOT NULL,
    subject     text        NOT NULL,
    visible_to  text        NOT NULL,
    happened_at timestamptz NOT NULL,
    data        jsonb       NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (position)
) PARTITION BY RANGE (position);

-- The epoch is renewed when a database is restored; the key makes cursors that tell no volume.
CREATE TABLE feed_head (
    id         int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    position   bigint NOT NULL,
    kept_after bigint NOT NULL DEFAULT 0,
    epoch      bigint NOT NULL,
    cursor_key bytea  NOT NULL
);
INSERT INTO feed_head (position, epoch, cursor_key)
VALUES (0, ('x' || substr(md5(gen_random_uuid()::text), 1, 15))::bit(60)::bigint, uuid_send(gen_random_uuid()));

-- How far this service has read the feeds of others; null before the first page.
CREATE TABLE feed_positions (
    feed   text PRIMARY KEY,
    cursor text
);

-- Partitions of a million positions, made by the sequencer before they are needed.
CREATE FUNCTION make_events_partition(at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    part bigint := at / 1000000;
BEGIN
    IF to_regclass('events_' || part) IS NULL THEN
        EXECUTE format('CREATE TABLE IF NOT EXISTS events_%s PARTITION OF events FOR VALUES FROM (%s) TO (%s)',
                       part, part * 1000000, (part + 1) * 1000000);
        -- no policy: a partition cannot be read past its parent's
        EXECUTE format('ALTER TABLE events_%s ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('ALTER TABLE events_%s FORCE ROW LEVEL SECURITY', part);
    END IF;
END
$$;
SELECT make_events_partition(0);
REVOKE EXECUTE ON FUNCTION make_events_partition(bigint) FROM PUBLIC;

ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY outbox_write ON outbox FOR INSERT
    WITH CHECK ((SELECT coalesce(current_setting('writ.reach', true), '')) <> '');
CREATE POLICY outbox_work ON outbox
    USING ((SELECT current_setting('writ.reach', true)) = '*');

ALTER TABLE events ENABLE ROW LEVEL SECURITY;
ALTER TABLE events FORCE ROW LEVEL SECURITY;
CREATE POLICY events_reach ON events FOR SELECT
    USING ((SELECT coalesce(current_setting('writ.reach', true), '')) <> ''
        AND ((SELECT current_setting('writ.reach', true)) = '*'
            OR visible_to IN ('*', (SELECT current_setting('writ.reach', true)))));
CREATE POLICY events_place ON events FOR INSERT
    WITH CHECK ((SELECT current_setting('writ.reach', true)) = '*');

ALTER TABLE feed_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE feed_head FORCE ROW LEVEL SECURITY;
CREATE POLICY feed_head_read ON feed_head FOR SELECT USING (true);
CREATE POLICY feed_head_move ON feed_head FOR UPDATE
    USING ((SELECT current_setting('writ.reach', true)) = '*');

-- What was placed is never changed or taken back.
DO $$
DECLARE
    app text := current_schema() || '_app';
BEGIN
    EXECUTE format('REVOKE UPDATE, DELETE ON events FROM %I', app);
    EXECUTE format('REVOKE INSERT, DELETE ON feed_head FROM %I', app);
    EXECUTE format('GRANT EXECUTE ON FUNCTION make_events_partition(bigint) TO %I', app);
END
$$;
