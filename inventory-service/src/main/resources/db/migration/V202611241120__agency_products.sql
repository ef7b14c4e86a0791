-- Which products each agency or component has ever had, as it spells them: what is new to it, and all it is shown of the
-- catalogue. Ids of products and times of their minting would tell it what others have.
CREATE TABLE agency_products (
    agency    text        NOT NULL,
    component text,                 -- null: the agency as a whole
    product   bigint      NOT NULL,
    supplier  text        NOT NULL,
    name      text        NOT NULL,
    version   text,
    named_at  timestamptz NOT NULL, -- when a report of its first had it
    CONSTRAINT uq_agency_products UNIQUE NULLS NOT DISTINCT (agency, product, component),
    CONSTRAINT fk_agency_products_product FOREIGN KEY (product) REFERENCES products (id)
);
ALTER TABLE agency_products ENABLE ROW LEVEL SECURITY;
ALTER TABLE agency_products FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON agency_products USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));
REVOKE UPDATE, DELETE ON agency_products FROM inventory_app;

CREATE INDEX ix_products_minted_at_identity ON products (minted_at, identity);
