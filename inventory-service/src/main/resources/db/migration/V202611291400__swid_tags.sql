-- The tag id of a SWID tag (ISO/IEC 19770-2), lower case; most are GUIDs.
ALTER TABLE products ADD COLUMN swid text;
CREATE INDEX ix_products_swid ON products (swid) WHERE swid IS NOT NULL;
