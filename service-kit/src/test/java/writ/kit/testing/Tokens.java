package writ.kit.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bearer tokens of the test issuer. */
public final class Tokens {

    private Tokens() {}

    public static String authorityIssuer() {
        return of("authority-issuer", null, null);
    }

    public static String analyst() {
        return of("authority-analyst", null, null);
    }

    public static String service() {
        return of("service", null, null);
    }

    public static String reporter(String agency) {
        return of("agency-reporter", agency, null);
    }

    public static String attester(String agency) {
        return of("agency-attester", agency, null);
    }

    /** A token of one role; agency and component may be null. */
    public static String of(String role, String agency, String component) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", role + (agency == null ? "" : "@" + agency));
        claims.put("name", "Test " + role);
        claims.put("groups", List.of(role));
        if (agency != null) {
            claims.put("writ_agency", agency);
        }
        if (component != null) {
            claims.put("writ_component", component);
        }
        return Suite.issue(claims);
    }

    /** A token with any claims. */
    public static String with(Map<String, Object> claims) {
        return Suite.issue(claims);
    }

    /** The issuer's URL, for a service started as a process of its own. */
    public static String issuerUrl() {
        return Suite.issuerUrl();
    }
}
