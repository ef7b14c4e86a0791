package writ.inventory.rollup;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;
import static writ.kit.caller.Roles.SERVICE;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;

/** Who reported, how long ago and of how much, and what kind of silence the others keep. */
@Path("/v1/reporters")
@Produces(MediaType.APPLICATION_JSON)
class ReporterResource {
    private final Callers callers;
    private final Reporters reporters;

    ReporterResource(Callers callers, Reporters reporters) {
        this.callers = callers;
        this.reporters = reporters;
    }

    @GET
    @RolesAllowed({
        AUTHORITY_ISSUER,
        AUTHORITY_ANALYST,
        AGENCY_REPORTER,
        AGENCY_ATTESTER,
        COMPONENT_REPORTER,
        AUDITOR,
        SERVICE
    })
    @Operation(summary = "Lists agencies and components with the freshness and coverage of their reports")
    public Uni<Page<ReporterView>> list(
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        List<String> after = PageToken.read(pageToken, Reporters.KEY_PARTS);
        return reporters
                .page(callers.current(), agency, status, after, most)
                .map(rows -> Page.of(rows, most, Reporters::key));
    }
}
