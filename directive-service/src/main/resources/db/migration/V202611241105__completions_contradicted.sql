-- A completion is a claim that nothing is left, as a nil is one that nothing was there: the agency's own reports may
-- contradict either. Parameters by the function's name, since a column is meant before them.
CREATE FUNCTION contradicted(
    of_submission uuid, of_agency text, of_directive text, as_of timestamptz, known_at timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM submissions v WHERE v.id = of_submission AND (v.nil OR v.complete))
        AND products_found(of_agency, of_directive, contradicted.as_of, contradicted.known_at)
$$;
