package writ.directive.submission;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.ObligationId;
import writ.kit.caller.Callers;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;

@Path("/v1/submissions/{id}/attestation")
@Produces(MediaType.APPLICATION_JSON)
class AttestationResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Attestations attestations;
    private final Versions versions;

    AttestationResource(Callers callers, Transactions transactions, Attestations attestations, Versions versions) {
        this.callers = callers;
        this.transactions = transactions;
        this.attestations = attestations;
        this.versions = versions;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AGENCY_ATTESTER)
    @Operation(summary = "Sign the version that If-Match names; with that it is the answer")
    @APIResponse(
            responseCode = "201",
            description = "Signed",
            content = @Content(schema = @Schema(implementation = SubmissionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Signed before in the same words",
            content = @Content(schema = @Schema(implementation = SubmissionView.class)))
    public Uni<RestResponse<SubmissionView>> attest(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String version,
            @Nullable AttestationRequest request) {
        UUID submission = ObligationId.read(id);
        return transactions
                .run(callers.current(), tx -> attestations.attest(tx, submission, version, request))
                .map(versions::made);
    }
}
