package writ.directive.agency;

/** The statements of this feature. In each, $1 is the day (by business time) on which names are looked at. */
final class AgencySql {

    private AgencySql() {}

    private static final String NAME_TODAY = """
            LEFT JOIN LATERAL (
                SELECT n.name FROM agency_names n
                WHERE n.agency = a.agency AND n.kind = 'name'
                  AND coalesce(n.valid_from <= $1, true) AND coalesce(n.valid_until > $1, true)
                ORDER BY n.valid_from DESC NULLS LAST LIMIT 1
            ) today ON true
            """;

    private static final String VIEW = """
            SELECT a.agency, a.category, a.acronym, coalesce(today.name, a.acronym) AS name,
                (SELECT json_agg(json_build_object('name', n.name, 'from', n.valid_from, 'until', n.valid_until)
                                 ORDER BY n.valid_from NULLS FIRST)
                 FROM agency_names n WHERE n.agency = a.agency AND n.kind = 'name') AS names,
                (SELECT json_agg(n.name ORDER BY n.name)
                 FROM agency_names n WHERE n.agency = a.agency AND n.kind = 'alias') AS aliases,
                (SELECT json_agg(json_build_object('slug', c.component, 'name', c.name) ORDER BY c.component)
                 FROM components c WHERE c.agency = a.agency) AS components
            FROM agencies a
            """ + NAME_TODAY;

    static final String PAGE = VIEW + "WHERE a.agency > $2 ORDER BY a.agency LIMIT $3";

    private static final String NAMED = """
            WHERE a.agency = $2 OR lower(a.acronym) = $2
               OR a.agency = (SELECT n.agency FROM agency_names n WHERE n.key = $2)
            ORDER BY a.agency <> $2 LIMIT 1""";

    /** One agency by slug, acronym, or any name or alias; $2 as {@link AgencyKey} makes it. */
    static final String ONE = VIEW + NAMED;

    static final String FIND = """
            SELECT a.agency, a.contacts_version FROM agencies a
            WHERE a.agency = $1 OR lower(a.acronym) = $1
               OR a.agency = (SELECT n.agency FROM agency_names n WHERE n.key = $1)
            ORDER BY a.agency <> $1 LIMIT 1""";

    static final String CONTACTS = """
            SELECT role, name, email FROM contacts WHERE agency = $1
            ORDER BY array_position(ARRAY['lead-poc', 'backup-poc', 'cio', 'ciso', 'saorm'], role)""";

    static final String REPLACE_CONTACTS = """
            INSERT INTO contacts (agency, role, name, email)
            SELECT $1, c.role, c.name, c.email FROM unnest($2::text[], $3::text[], $4::text[]) AS c(role, name, email)""";

    /** The event of each agency in $3, happened at $2; an alias in it is every other spelling, old names included. */
    static final String CHANGED = """
            SELECT 'dev.writ.agency.changed', a.agency, a.agency, $2::timestamptz, jsonb_build_object(
                'agency', a.agency,
                'name', coalesce(today.name, a.acronym),
                'acronym', a.acronym,
                'aliases', coalesce((SELECT jsonb_agg(n.name ORDER BY n.name) FROM agency_names n
                    WHERE n.agency = a.agency AND n.name IS DISTINCT FROM today.name), '[]'),
                'components', coalesce((SELECT jsonb_agg(
                        jsonb_build_object('slug', c.component, 'name', c.name) ORDER BY c.component)
                    FROM components c WHERE c.agency = a.agency), '[]'),
                'contacts', coalesce((SELECT jsonb_agg(
                        jsonb_build_object('role', c.role, 'name', c.name, 'email', c.email) ORDER BY c.role)
                    FROM contacts c WHERE c.agency = a.agency), '[]'))
            FROM agencies a
            """ + NAME_TODAY + "WHERE a.agency = ANY($3) ORDER BY a.agency";
}
