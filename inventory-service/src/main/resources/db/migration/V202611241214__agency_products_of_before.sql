-- Reports that were received before agency_products was there: what they had is not new to their agency, nor hidden from it.
-- The agency's own spelling is not kept with a holding, so the catalogue's stands in. The owner has to say its reach, too.
SELECT set_config('writ.reach', '*', true), set_config('writ.component', '', true);
INSERT INTO agency_products (agency, component, product, supplier, name, version, named_at)
SELECT h.agency, h.component, p.id, p.supplier, p.product, p.version, min(r.received_at)
FROM holdings h
JOIN reports r ON r.agency = h.agency AND r.id = h.report
JOIN products p ON p.id = h.product
GROUP BY h.agency, h.component, p.id
ON CONFLICT DO NOTHING;
