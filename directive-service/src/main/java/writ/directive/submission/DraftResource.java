package writ.directive.submission;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.ObligationId;
import writ.kit.caller.Callers;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;

@Path("/v1/obligations/{id}/draft")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_REPORTER, Roles.AGENCY_ATTESTER})
class DraftResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Drafts drafts;

    DraftResource(Callers callers, Transactions transactions, Drafts drafts) {
        this.callers = callers;
        this.transactions = transactions;
        this.drafts = drafts;
    }

    @GET
    @Operation(summary = "The draft of an answer, seen by the agency alone")
    public Uni<RestResponse<DraftView>> draft(@PathParam("id") String id) {
        UUID obligation = ObligationId.read(id);
        return transactions
                .run(callers.current(), tx -> drafts.read(tx, obligation))
                .map(DraftResource::tagged);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AGENCY_REPORTER)
    @Operation(summary = "Replace a draft's content")
    public Uni<RestResponse<DraftView>> save(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable DraftRequest request) {
        UUID obligation = ObligationId.read(id);
        return transactions
                .run(callers.current(), tx -> drafts.save(tx, obligation, ifMatch, request))
                .map(DraftResource::tagged);
    }

    private static RestResponse<DraftView> tagged(Drafts.Draft draft) {
        return RestResponse.ResponseBuilder.ok(draft.view())
                .header("ETag", draft.etag())
                .build();
    }
}
