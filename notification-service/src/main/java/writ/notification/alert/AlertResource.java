package writ.notification.alert;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.page.Limit;
import writ.kit.page.Page;

/** What agencies were alerted to. */
@Path("/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
class AlertResource {

    private final Callers callers;
    private final AlertList alerts;

    AlertResource(Callers callers, AlertList alerts) {
        this.callers = callers;
        this.alerts = alerts;
    }

    @GET
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, COMPONENT_REPORTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST, AUDITOR})
    @Operation(summary = "Alerts, the latest first")
    public Uni<Page<AlertView>> list(
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("directive") @Nullable String directive,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("obligation") @Nullable UUID obligation,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        AlertList.Filter filter = new AlertList.Filter(agency, directive, kind, obligation);
        return alerts.page(callers.current(), filter, Limit.of(limit), pageToken);
    }
}
