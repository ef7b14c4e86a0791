package writ.directive.submission;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import writ.directive.obligation.ObligationId;
import writ.kit.caller.Callers;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;

@Path("/v1/submissions/{id}")
@Produces(MediaType.APPLICATION_JSON)
class VersionResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Submissions submissions;
    private final Versions versions;

    VersionResource(Callers callers, Transactions transactions, Submissions submissions, Versions versions) {
        this.callers = callers;
        this.transactions = transactions;
        this.submissions = submissions;
        this.versions = versions;
    }

    @GET
    @RolesAllowed({
        Roles.AUTHORITY_ISSUER,
        Roles.AUTHORITY_ANALYST,
        Roles.AGENCY_REPORTER,
        Roles.AGENCY_ATTESTER,
        Roles.AUDITOR
    })
    @Operation(summary = "One version of an answer with content, figures, signature and review")
    public Uni<RestResponse<SubmissionView>> one(@PathParam("id") String id) {
        UUID submission = ObligationId.read(id);
        return transactions
                .run(callers.current(), tx -> submissions.one(tx, submission))
                .map(versions::present);
    }
}
