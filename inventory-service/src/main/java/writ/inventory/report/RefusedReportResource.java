package writ.inventory.report;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import writ.inventory.rollup.Reach;
import writ.kit.caller.Callers;
import writ.kit.db.Transactions;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;

/** Files that were refused: an agency that sent one has not kept silent. */
@Path("/v1/refused-reports")
@Produces(MediaType.APPLICATION_JSON)
class RefusedReportResource {

    private final Callers callers;
    private final Transactions transactions;
    private final RefusedReports refused;
    private final Reach reach;

    RefusedReportResource(Callers callers, Transactions transactions, RefusedReports refused, Reach reach) {
        this.callers = callers;
        this.transactions = transactions;
        this.refused = refused;
        this.reach = reach;
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
    @Operation(summary = "Lists files that were sent as reports and refused, the latest first, each with its problem")
    public Uni<Page<RefusedReport>> list(
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("component") @Nullable String component,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        UUID before = PageToken.read(pageToken, 1, key -> UUID.fromString(key.getFirst()));
        return transactions
                .run(
                        callers.current(),
                        tx -> reach.agency(tx, agency)
                                .chain(one -> reach.component(tx, one, component)
                                        .chain(part ->
                                                refused.page(tx, one.orElse(null), part.orElse(null), before, most))))
                .map(rows -> Page.of(rows, most, each -> new Object[] {each.id()}));
    }
}
