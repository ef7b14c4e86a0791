package writ.directive.obligation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;
import writ.kit.page.Limit;
import writ.kit.page.Page;

@Path("/v1/obligations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.AUTHORITY_ISSUER,
    Roles.AUTHORITY_ANALYST,
    Roles.AGENCY_REPORTER,
    Roles.AGENCY_ATTESTER,
    Roles.COMPONENT_REPORTER,
    Roles.AUDITOR
})
class ObligationResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Obligations obligations;

    ObligationResource(Callers callers, Transactions transactions, Obligations obligations) {
        this.callers = callers;
        this.transactions = transactions;
        this.obligations = obligations;
    }

    @GET
    @Operation(summary = "What agencies owe, the first due first")
    public Uni<Page<ObligationView>> list(
            @BeanParam ObligationQuery query,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        return transactions.run(callers.current(), tx -> obligations.list(tx, query.filter(tx.now()), pageToken, most));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One obligation and all that happened to it")
    public Uni<ObligationDetail> one(
            @PathParam("id") String id,
            @QueryParam("asOf") @Parameter(description = "As it was true then: " + AsOf.FORM) @Nullable String asOf,
            @QueryParam("knownAt") @Parameter(description = "By what was recorded until then: " + AsOf.FORM) @Nullable
                    String knownAt) {
        UUID obligation = ObligationId.read(id);
        return transactions.run(
                callers.current(),
                tx -> obligations.one(
                        tx, obligation, AsOf.read("asOf", asOf, tx.now()), AsOf.read("knownAt", knownAt, tx.now())));
    }
}
