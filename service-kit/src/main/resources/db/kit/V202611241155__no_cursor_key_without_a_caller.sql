-- The head has the key of the cursors: who has no reach sees none of it.
DROP POLICY feed_head_read ON feed_head;
CREATE POLICY feed_head_read ON feed_head FOR SELECT
    USING ((SELECT coalesce(current_setting('writ.reach', true), '')) <> '');
