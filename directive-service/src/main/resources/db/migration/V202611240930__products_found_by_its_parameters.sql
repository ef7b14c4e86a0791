-- In an SQL function a column is meant before a parameter of the same name: `as_of` was the report's, not the asker's.
CREATE OR REPLACE FUNCTION products_found(
    of_agency text, of_directive text, as_of timestamptz, known_at timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce((
        SELECT x.found FROM agency_figures x
        WHERE x.agency = of_agency AND x.directive = of_directive
          AND x.at <= products_found.as_of AND x.recorded_at <= products_found.known_at
        ORDER BY x.at DESC, x.id DESC LIMIT 1), false)
$$;
