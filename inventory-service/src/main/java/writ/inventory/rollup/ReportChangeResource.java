package writ.inventory.rollup;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;

/** What a report changed against an earlier one, the one before unless said. */
@Path("/v1/reports/{id}/changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST, AGENCY_REPORTER, AGENCY_ATTESTER, COMPONENT_REPORTER, AUDITOR})
class ReportChangeResource {
    private final Callers callers;
    private final ReportChanges changes;

    ReportChangeResource(Callers callers, ReportChanges changes) {
        this.callers = callers;
        this.changes = changes;
    }

    @GET
    @Operation(
            summary = "Lists products of which the report says something else, with the endpoints affected and cleaned")
    public Uni<Page<ChangeView>> list(
            @RestPath UUID id,
            @QueryParam("since") @Nullable UUID since,
            @QueryParam("directive") @Nullable String directive,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        List<String> after = PageToken.read(pageToken, 1);
        return changes.page(callers.current(), id, since, directive, after, most)
                .map(rows -> Page.of(
                        rows, most, change -> new Object[] {change.product().id()}));
    }

    @GET
    @Path("summary")
    @Operation(
            summary = "How many endpoints with any of a directive's products are newly affected, and how many cleaned")
    public Uni<ReportChanges.Burned> summary(
            @RestPath UUID id,
            @QueryParam("since") @Nullable UUID since,
            @QueryParam("directive") @Nullable String directive) {
        return changes.burned(callers.current(), id, since, directive);
    }
}
