package writ.directive.scoreboard;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;
import writ.kit.page.Limit;
import writ.kit.page.Page;

@Path("/v1/directives/{name}/chase-list")
@Produces(MediaType.APPLICATION_JSON)
class ChaseListResource {

    private final Callers callers;
    private final Transactions transactions;
    private final ChaseList chaseList;

    ChaseListResource(Callers callers, Transactions transactions, ChaseList chaseList) {
        this.callers = callers;
        this.transactions = transactions;
        this.chaseList = chaseList;
    }

    @GET
    @RolesAllowed({Roles.AUTHORITY_ISSUER, Roles.AUTHORITY_ANALYST})
    @Operation(summary = "Who is overdue, by how much, and whom to call")
    public Uni<Page<ChaseView>> chaseList(
            @PathParam("name") String name,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        return transactions.run(callers.current(), tx -> chaseList.of(tx, name, pageToken, most));
    }
}
