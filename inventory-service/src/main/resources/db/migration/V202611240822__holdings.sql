-- Endpoints are numbered per agency from 0, in one unbroken row, so that a bitmap over them stays small.
CREATE TABLE endpoint_counters (
    agency text PRIMARY KEY,
    used   int NOT NULL
);
CREATE TABLE endpoints (
    agency text             NOT NULL,
    number int              NOT NULL,
    name   text COLLATE "C" NOT NULL, -- canonical
    CONSTRAINT pk_endpoints PRIMARY KEY (agency, number),
    CONSTRAINT uq_endpoints_name UNIQUE (agency, name)
);

-- What each report says its agency has. Only those of a current report count.
CREATE TABLE holdings (
    agency    text   NOT NULL,
    component text,
    report    uuid   NOT NULL,
    product   bigint NOT NULL,
    endpoints bytea,           -- RoaringBitmap over the agency's endpoint numbers
    declared  bigint,          -- a count without identity; with neither, the product is known to be there and no more
    CONSTRAINT pk_holdings PRIMARY KEY (agency, report, product),
    CONSTRAINT fk_holdings_product FOREIGN KEY (product) REFERENCES products (id),
    CONSTRAINT ck_holdings_one CHECK (endpoints IS NULL OR declared IS NULL),
    CONSTRAINT ck_holdings_declared CHECK (declared > 0),
    CONSTRAINT ck_holdings_endpoints CHECK (octet_length(endpoints) <= 16777216)
);
-- a bitmap is compressed already
ALTER TABLE holdings ALTER COLUMN endpoints SET STORAGE EXTERNAL;
CREATE INDEX ix_holdings_product ON holdings (product, agency, report);

ALTER TABLE endpoint_counters ENABLE ROW LEVEL SECURITY;
ALTER TABLE endpoint_counters FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON endpoint_counters USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
ALTER TABLE endpoints ENABLE ROW LEVEL SECURITY;
ALTER TABLE endpoints FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON endpoints USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
ALTER TABLE holdings ENABLE ROW LEVEL SECURITY;
ALTER TABLE holdings FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON holdings USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency)
    AND (SELECT coalesce(current_setting('writ.component', true), '')) IN ('', coalesce(component, '')));

REVOKE UPDATE, DELETE ON endpoints, holdings FROM inventory_app;
