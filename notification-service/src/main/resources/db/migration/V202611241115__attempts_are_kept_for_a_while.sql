REVOKE EXECUTE ON FUNCTION make_attempts_partitions(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_attempts_partitions(timestamptz) TO notification_app;

-- Drops the months that had ended at an instant; answers how many.
CREATE FUNCTION drop_attempts_partitions(before timestamptz) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET timezone = 'UTC' AS $$
DECLARE
    part text;
    dropped int := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('attempts'));
    FOR part IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'attempts'::regclass
            AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before
        ORDER BY c.relname
    LOOP
        EXECUTE format('DROP TABLE %I', part);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END
$$;
REVOKE EXECUTE ON FUNCTION drop_attempts_partitions(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_attempts_partitions(timestamptz) TO notification_app;
