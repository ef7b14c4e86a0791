-- Every distinct product any report has ever named; ids are never reused.
CREATE TABLE products (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    identity     bytea       NOT NULL, -- SHA-256 of the canonical spelling of all that follows
    supplier     text        NOT NULL, -- as first reported; blank when not said
    product      text        NOT NULL,
    version      text,
    cpe          text,
    purl         text,
    embedded     boolean     NOT NULL,
    supplier_key text        NOT NULL, -- words that matching and search compare
    product_key  text        NOT NULL,
    cpe_vendor   text,                 -- as in a well-formed name (NISTIR 7695), escaped, lower case
    purl_base    text,                 -- canonical, without version, qualifiers and subpath
    compact      text        NOT NULL, -- what a scope must have a name in common with to match at all
    minted_at    timestamptz NOT NULL,
    CONSTRAINT uq_products_identity UNIQUE (identity)
);
CREATE INDEX ix_products_supplier_words ON products USING gin (string_to_array(supplier_key, ' '));
CREATE INDEX ix_products_product_words ON products USING gin (string_to_array(product_key, ' '));
CREATE INDEX ix_products_cpe_vendor ON products (cpe_vendor) WHERE cpe_vendor IS NOT NULL;
CREATE INDEX ix_products_purl_base ON products (purl_base) WHERE purl_base IS NOT NULL;

-- What each version of each issued directive is about.
CREATE TABLE scopes (
    directive  text        NOT NULL,
    version    int         NOT NULL,
    issued_at  timestamptz NOT NULL,
    decided_at timestamptz NOT NULL, -- when the catalogue was matched against it
    scope      jsonb       NOT NULL,
    CONSTRAINT pk_scopes PRIMARY KEY (directive, version)
);
CREATE VIEW current_scopes AS
SELECT DISTINCT ON (directive) directive, version, issued_at, decided_at, scope
FROM scopes ORDER BY directive, version DESC;

-- A product without a row here was compared and has nothing to do with that scope.
CREATE TABLE match_decisions (
    directive  text        NOT NULL,
    version    int         NOT NULL,
    product    bigint      NOT NULL,
    verdict    text        NOT NULL,
    rule       text        NOT NULL,
    supplier   text,                 -- the scope's own name for the supplier
    listed     text,                 -- the scope's own name for the product
    why        text        NOT NULL,
    because    text,                 -- the reason of the exclusion, as the directive gives it
    decided_at timestamptz NOT NULL,
    CONSTRAINT pk_match_decisions PRIMARY KEY (directive, version, product),
    CONSTRAINT fk_match_decisions_product FOREIGN KEY (product) REFERENCES products (id),
    CONSTRAINT fk_match_decisions_scope FOREIGN KEY (directive, version) REFERENCES scopes (directive, version),
    CONSTRAINT ck_match_decisions_verdict CHECK (verdict IN ('matched', 'possible', 'excluded')),
    CONSTRAINT ck_match_decisions_because CHECK ((verdict = 'excluded') = (because IS NOT NULL))
);
CREATE INDEX ix_match_decisions_product ON match_decisions (product);

REVOKE UPDATE, DELETE ON products, scopes, match_decisions FROM inventory_app;
