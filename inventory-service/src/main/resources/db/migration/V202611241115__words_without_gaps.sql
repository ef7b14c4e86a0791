-- Searches compare words wherever a spelling parts them, in names, vendors of CPEs and namespaces of purls; they go by the
-- compact names, which no index on words helps.
DROP INDEX ix_products_supplier_words;
DROP INDEX ix_products_product_words;
