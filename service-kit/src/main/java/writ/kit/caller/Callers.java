package writ.kit.caller;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import writ.kit.clock.Wall;

/** The one place that turns a token into a caller. */
@ApplicationScoped
public class Callers {

    private static final String RECEIVED_AT = "writ.received-at";
    private static final int BEFORE_ALL_OTHERS = 10_000;
    private static final Set<String> REACH_ALL =
            Set.of(Roles.AUTHORITY_ISSUER, Roles.AUTHORITY_ANALYST, Roles.OVERSIGHT, Roles.SERVICE);
    private static final Set<String> REACH_OWN =
            Set.of(Roles.AGENCY_REPORTER, Roles.AGENCY_ATTESTER, Roles.COMPONENT_REPORTER);

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final ClaimNames claims;
    private final Clock wall;

    Callers(SecurityIdentity identity, CurrentVertxRequest request, ClaimNames claims, @Wall Clock wall) {
        this.identity = identity;
        this.request = request;
        this.claims = claims;
        this.wall = wall;
    }

    /** Notes when a request arrived, before its token is looked at: that instant decides what is on time. */
    void noteArrival(@Observes Filters filters, @Wall Clock arrivals) {
        filters.register(
                context -> {
                    context.put(RECEIVED_AT, arrivals.instant());
                    context.next();
                },
                BEFORE_ALL_OTHERS);
    }

    /** The caller of the present request; without a token one that reaches nothing. */
    public Caller current() {
        JsonWebToken token = identity.getPrincipal() instanceof JsonWebToken jwt ? jwt : null;
        Set<String> roles = identity.isAnonymous() ? Set.of() : Set.copyOf(identity.getRoles());
        String subject = token == null || token.getSubject() == null ? "" : token.getSubject();
        String component = roles.contains(Roles.COMPONENT_REPORTER) ? claim(token, claims.component()) : null;
        return new Caller(subject, nameOf(token, subject), roles, reach(token, roles), component, receivedAt());
    }

    private String reach(@Nullable JsonWebToken token, Set<String> roles) {
        if (roles.stream().anyMatch(REACH_ALL::contains)) {
            return Caller.EVERY_AGENCY;
        }
        String agency = claim(token, claims.agency());
        if (agency == null) {
            return "";
        }
        if (agency.equals(Caller.EVERY_AGENCY)) {
            return roles.contains(Roles.AUDITOR) ? agency : "";
        }
        if (roles.contains(Roles.COMPONENT_REPORTER) && claim(token, claims.component()) == null) {
            return "";
        }
        return roles.contains(Roles.AUDITOR) || roles.stream().anyMatch(REACH_OWN::contains) ? agency : "";
    }

    private Instant receivedAt() {
        RoutingContext context = request.getCurrent();
        Instant noted = context == null ? null : context.<Instant>get(RECEIVED_AT);
        return noted == null ? wall.instant() : noted;
    }

    private static String nameOf(@Nullable JsonWebToken token, String subject) {
        String name = claim(token, "name");
        return name == null ? subject : name;
    }

    private static @Nullable String claim(@Nullable JsonWebToken token, String claim) {
        Object value = token == null ? null : token.getClaim(claim);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
