package writ.inventory.rollup;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;
import static writ.kit.caller.Roles.OVERSIGHT;
import static writ.kit.caller.Roles.SERVICE;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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

/** Who has a product, row by row and in sum. */
@Path("/v1/holdings")
@Produces(MediaType.APPLICATION_JSON)
class HoldingResource {
    private final Callers callers;
    private final HoldingList holdings;
    private final Summaries summaries;

    HoldingResource(Callers callers, HoldingList holdings, Summaries summaries) {
        this.callers = callers;
        this.holdings = holdings;
        this.summaries = summaries;
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
    @Operation(summary = "Lists who has a product, by agency, component and product, from current reports")
    public Uni<Page<HoldingView>> list(
            @BeanParam ProductQuery query,
            @BeanParam AsOf at,
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        List<String> after = PageToken.read(pageToken, HoldingList.KEY_PARTS);
        return holdings.page(callers.current(), query, at, agency, after, most)
                .map(rows -> Page.of(rows, most, HoldingList::key));
    }

    @GET
    @Path("summary")
    @RolesAllowed({
        AUTHORITY_ISSUER,
        AUTHORITY_ANALYST,
        AGENCY_REPORTER,
        AGENCY_ATTESTER,
        COMPONENT_REPORTER,
        AUDITOR,
        OVERSIGHT,
        SERVICE
    })
    @Operation(
            summary = "On how many endpoints a product is, over all agencies the caller reaches; oversight gets sums")
    public Uni<Summary> summary(
            @BeanParam ProductQuery query, @BeanParam AsOf at, @QueryParam("agency") @Nullable String agency) {
        return summaries.of(callers.current(), query, at, agency);
    }
}
