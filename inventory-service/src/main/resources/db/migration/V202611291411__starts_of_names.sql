-- For each word of a product's names all that follows it, without gaps: what a search or a scope seeks begins where a
-- word begins. A plain index on texts, because row-level security lets an index answer comparisons and not LIKE.
-- Versions of a product have the same names and share their rows.
ALTER TABLE products ADD COLUMN name_key uuid GENERATED ALWAYS AS (md5(compact)::uuid) STORED;
CREATE INDEX ix_products_name_key ON products (name_key);
CREATE INDEX ix_products_open_cpe ON products (id) WHERE cpe IS NOT NULL AND cpe_vendor IS NULL;

CREATE TABLE name_starts (
    start    text COLLATE "C" NOT NULL, -- 64 characters at most
    name_key uuid             NOT NULL,
    CONSTRAINT pk_name_starts PRIMARY KEY (start, name_key)
);
-- Common words begin thousands of names, rare ones none: the planner has to know which.
ALTER TABLE name_starts ALTER COLUMN start SET STATISTICS 1000;
ALTER TABLE name_starts ENABLE ROW LEVEL SECURITY;
ALTER TABLE name_starts FORCE ROW LEVEL SECURITY;
CREATE POLICY any_reach ON name_starts USING ((SELECT coalesce(current_setting('writ.reach', true), '')) <> '');
REVOKE UPDATE, DELETE ON name_starts FROM inventory_app;

CREATE FUNCTION starts_of(supplier_key text, product_key text, cpe_vendor text, purl_base text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE AS $$
    SELECT left(array_to_string(w.words[i:], ''), 64)
    FROM (VALUES (string_to_array(supplier_key, ' ')),
                 (string_to_array(product_key, ' ')),
                 (string_to_array(trim(regexp_replace(lower(cpe_vendor), '[^a-z0-9+#]+', ' ', 'g')), ' ')),
                 (string_to_array(trim(regexp_replace(replace(lower(purl_base), '%40', ' '), '[^a-z0-9+#]+', ' ', 'g')),
                                  ' '))) AS w (words),
         generate_subscripts(w.words, 1) AS i
    WHERE w.words[i] <> ''
$$;

-- In the database, so that a release that does not know the table keeps it complete as well.
CREATE FUNCTION keep_name_starts() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO name_starts (start, name_key)
    SELECT DISTINCT s.start COLLATE "C", f.name_key
    FROM (SELECT DISTINCT ON (name_key) * FROM fresh) AS f,
         LATERAL starts_of(f.supplier_key, f.product_key, f.cpe_vendor, f.purl_base) AS s (start)
    ORDER BY 1, 2
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_products_name_starts AFTER INSERT ON products REFERENCING NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION keep_name_starts();

-- The owner has to say its reach, too.
SELECT set_config('writ.reach', '*', true);
INSERT INTO name_starts (start, name_key)
SELECT DISTINCT s.start COLLATE "C", f.name_key
FROM (SELECT DISTINCT ON (name_key) * FROM products) AS f,
     LATERAL starts_of(f.supplier_key, f.product_key, f.cpe_vendor, f.purl_base) AS s (start);
