package writ.kit.caller;

/** The roles a token may carry, for use in @RolesAllowed. */
public final class Roles {

    public static final String AUTHORITY_ISSUER = "authority-issuer";
    public static final String AUTHORITY_ANALYST = "authority-analyst";
    public static final String AGENCY_REPORTER = "agency-reporter";
    public static final String AGENCY_ATTESTER = "agency-attester";
    public static final String COMPONENT_REPORTER = "component-reporter";
    /** Reads the record of one agency, or of every agency, as its token grants. */
    public static final String AUDITOR = "auditor";
    /** Reads aggregates only. */
    public static final String OVERSIGHT = "oversight";
    /** A vendor or other entity that a directive affects; sees its own docket. */
    public static final String AFFECTED_ENTITY = "affected-entity";
    /** Another service of the suite. */
    public static final String SERVICE = "service";

    private Roles() {}
}
