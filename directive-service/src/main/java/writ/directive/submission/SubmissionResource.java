package writ.directive.submission;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Field;
import writ.directive.obligation.ObligationId;
import writ.kit.caller.Callers;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;
import writ.kit.page.Limit;
import writ.kit.page.Page;

/** The answers to an obligation. */
@Path("/v1/obligations/{id}/submissions")
@Produces(MediaType.APPLICATION_JSON)
class SubmissionResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Submissions submissions;
    private final Versions versions;

    SubmissionResource(Callers callers, Transactions transactions, Submissions submissions, Versions versions) {
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
    @Operation(summary = "The versions of an answer, newest first")
    public Uni<Page<SubmissionView>> list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        UUID obligation = ObligationId.read(id);
        int most = Limit.of(limit);
        return transactions.run(callers.current(), tx -> submissions.list(tx, obligation, pageToken, most));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AGENCY_REPORTER)
    @Operation(summary = "Answer for the whole department; a new version each time")
    @APIResponse(
            responseCode = "201",
            description = "A new version",
            content = @Content(schema = @Schema(implementation = SubmissionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The version that an earlier request with this Idempotency-Key made",
            content = @Content(schema = @Schema(implementation = SubmissionView.class)))
    public Uni<RestResponse<SubmissionView>> submit(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String draft,
            @Nullable SubmissionRequest request) {
        UUID obligation = ObligationId.read(id);
        SubmissionRequest asked = request == null ? new SubmissionRequest(null, null, null, null, null) : request;
        return transactions
                .run(
                        callers.current(),
                        tx -> submissions.submit(
                                tx, obligation, Field.optional("Idempotency-Key", key, 255), draft, asked))
                .map(versions::made);
    }
}
