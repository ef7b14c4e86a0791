package writ.directive.submission;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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

@Path("/v1/submissions/{id}/review")
@Produces(MediaType.APPLICATION_JSON)
class ReviewResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Reviews reviews;
    private final Versions versions;

    ReviewResource(Callers callers, Transactions transactions, Reviews reviews, Versions versions) {
        this.callers = callers;
        this.transactions = transactions;
        this.reviews = reviews;
        this.versions = versions;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AUTHORITY_ISSUER, Roles.AUTHORITY_ANALYST})
    @Operation(summary = "Accept a version or return it with a reason")
    public Uni<RestResponse<SubmissionView>> review(@PathParam("id") String id, @Nullable ReviewRequest request) {
        UUID submission = ObligationId.read(id);
        return transactions
                .run(callers.current(), tx -> reviews.review(tx, submission, request))
                .map(versions::present);
    }
}
