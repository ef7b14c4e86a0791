-- What two states of a reporter differ in is found by what began and ended between them.
CREATE INDEX ix_holdings_since ON holdings (agency, component, since);

-- What a reporter had in one of its states, in the columns of current_holdings.
CREATE FUNCTION holdings_in(of_agency text, of_part text, in_state int)
    RETURNS TABLE (agency text, component text, product bigint, endpoints bytea, base_endpoints bytea, enumerated bigint,
                   declared bigint, present_since int, again boolean)
    LANGUAGE sql STABLE AS $$
SELECT h.agency, nullif(h.component, ''), h.product, h.endpoints,
       (SELECT b.endpoints FROM holdings b WHERE b.agency = h.agency AND b.component = h.component
            AND b.product = h.product AND b.since = h.base),
       h.enumerated, h.declared, h.present_since, h.again
FROM holdings h
WHERE h.agency = of_agency AND h.component = of_part
  AND h.since <= in_state AND (h.until IS NULL OR h.until > in_state)
$$;

-- Products of which a reporter had something else in one state than in another.
CREATE FUNCTION products_between(of_agency text, of_part text, one int, other int) RETURNS TABLE (product bigint)
    LANGUAGE sql STABLE AS $$
SELECT h.product FROM holdings h
WHERE h.agency = of_agency AND h.component = of_part AND h.since > least(one, other) AND h.since <= greatest(one, other)
UNION
SELECT h.product FROM holdings h
WHERE h.agency = of_agency AND h.component = of_part AND h.until > least(one, other) AND h.until <= greatest(one, other)
$$;
