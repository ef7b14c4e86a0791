-- What reviewers decided of products, as rules that outlive versions of products and of directives. A row is a fact.
CREATE TABLE match_rules (
    id         uuid        NOT NULL,
    place      bigint      GENERATED ALWAYS AS IDENTITY,
    directive  text,                 -- null: any, where a scope has something to do with the product
    agency     text,                 -- null: every
    supplier   text,                 -- as said; with the product, which products are meant
    product    text,
    versions   text,                 -- a range (VERS); null: all
    verdict    text        NOT NULL,
    reason     text        NOT NULL,
    decided_by text        NOT NULL,
    decided_at timestamptz NOT NULL,
    ends_at    timestamptz,          -- null: until it is withdrawn
    CONSTRAINT pk_match_rules PRIMARY KEY (id),
    CONSTRAINT uq_match_rules_place UNIQUE (place),
    CONSTRAINT ck_match_rules_verdict CHECK (verdict IN ('in', 'out')),
    CONSTRAINT ck_match_rules_product CHECK (supplier IS NOT NULL OR product IS NOT NULL)
);
-- Rules that are over: withdrawn, or their end has come.
CREATE TABLE match_rule_ends (
    rule     uuid        NOT NULL,
    agency   text,
    reason   text,                 -- null: its end has come
    ended_by text        NOT NULL,
    ended_at timestamptz NOT NULL,
    CONSTRAINT pk_match_rule_ends PRIMARY KEY (rule),
    CONSTRAINT fk_match_rule_ends_rule FOREIGN KEY (rule) REFERENCES match_rules (id)
);
-- Which products each rule is about, those minted since it was made included.
CREATE TABLE ruled_products (
    rule    uuid   NOT NULL,
    product bigint NOT NULL,
    agency  text,
    CONSTRAINT pk_ruled_products PRIMARY KEY (rule, product),
    CONSTRAINT fk_ruled_products_rule FOREIGN KEY (rule) REFERENCES match_rules (id),
    CONSTRAINT fk_ruled_products_product FOREIGN KEY (product) REFERENCES products (id)
);
CREATE INDEX ix_ruled_products_product ON ruled_products (product);

ALTER TABLE match_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE match_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON match_rules USING ((SELECT coalesce(current_setting('writ.reach', true), '')) <> ''
    AND (agency IS NULL OR (SELECT current_setting('writ.reach', true)) IN ('*', agency)));
ALTER TABLE match_rule_ends ENABLE ROW LEVEL SECURITY;
ALTER TABLE match_rule_ends FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON match_rule_ends USING ((SELECT coalesce(current_setting('writ.reach', true), '')) <> ''
    AND (agency IS NULL OR (SELECT current_setting('writ.reach', true)) IN ('*', agency)));
ALTER TABLE ruled_products ENABLE ROW LEVEL SECURITY;
ALTER TABLE ruled_products FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON ruled_products USING ((SELECT coalesce(current_setting('writ.reach', true), '')) <> ''
    AND (agency IS NULL OR (SELECT current_setting('writ.reach', true)) IN ('*', agency)));
REVOKE UPDATE, DELETE ON match_rules, match_rule_ends, ruled_products FROM inventory_app;

-- The rule that decides for each directive, product and agency (null: all others): one of the directive before one of
-- any, a newer one before an older one. A rule changes what was decided under the scope in force, so a pair that a rule
-- brings in has a decision, too.
CREATE VIEW rulings AS
SELECT DISTINCT ON (d.directive, d.product, m.agency)
       d.directive, d.version, d.product, m.agency, m.id AS review, m.verdict AS said, m.reason
FROM match_rules m
JOIN ruled_products r ON r.rule = m.id
JOIN match_decisions d ON d.product = r.product AND (m.directive IS NULL OR d.directive = m.directive)
JOIN current_scopes s ON s.directive = d.directive AND s.version = d.version
WHERE NOT EXISTS (SELECT FROM match_rule_ends e WHERE e.rule = m.id)
ORDER BY d.directive, d.product, m.agency, m.directive IS NULL, m.place DESC;

-- What is decided of each product under the scopes in force, reviewers' rules applied: for an agency where a rule is for
-- one, else for all but except_agencies. Holdings are joined in another way, which can use their indexes.
CREATE VIEW effective_decisions AS
SELECT d.directive, d.version, d.product, NULL::text AS agency, coalesce(x.agencies, '{}') AS except_agencies,
       d.verdict, d.rule, d.supplier, d.listed, d.why, d.because, d.relation, d.datum, d.confidence, NULL::uuid AS review
FROM current_scopes s
JOIN match_decisions d ON d.directive = s.directive AND d.version = s.version
LEFT JOIN (SELECT directive, product, bool_or(agency IS NULL) AS all_agencies,
                  array_agg(agency) FILTER (WHERE agency IS NOT NULL) AS agencies
           FROM rulings GROUP BY 1, 2) x ON x.directive = d.directive AND x.product = d.product
WHERE x.all_agencies IS NOT TRUE
UNION ALL
SELECT d.directive, d.version, d.product, g.agency,
       CASE WHEN g.agency IS NULL
            THEN coalesce((SELECT array_agg(o.agency) FROM rulings o
                           WHERE o.directive = g.directive AND o.product = g.product AND o.agency IS NOT NULL), '{}')
            ELSE '{}' END,
       CASE g.said WHEN 'in' THEN 'matched' ELSE 'excluded' END, 'review', d.supplier, d.listed,
       d.why || ' A reviewer decided: ' || g.reason,
       CASE g.said WHEN 'out' THEN g.reason END, d.relation, d.datum, d.confidence, g.review
FROM rulings g
JOIN match_decisions d ON d.directive = g.directive AND d.version = g.version AND d.product = g.product;
