package writ.directive.obligation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;

@Path("/v1/directives/{name}/issuance")
@Produces(MediaType.APPLICATION_JSON)
class IssuanceResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Issuance issuance;
    private final String publicUrl;

    IssuanceResource(
            Callers callers,
            Transactions transactions,
            Issuance issuance,
            @ConfigProperty(name = "writ.public-url") String publicUrl) {
        this.callers = callers;
        this.transactions = transactions;
        this.issuance = issuance;
        this.publicUrl = publicUrl;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AUTHORITY_ISSUER)
    @Operation(summary = "Issue a draft as its preview, named by If-Match, says")
    @APIResponse(
            responseCode = "201",
            description = "Issued",
            content = @Content(schema = @Schema(implementation = IssuanceView.class)))
    public Uni<RestResponse<IssuanceView>> issue(
            @PathParam("name") String name,
            @HeaderParam("If-Match") @Nullable String confirmed,
            @Nullable IssuanceRequest request) {
        IssuanceRequest asked = request == null ? IssuanceRequest.PLAIN : request;
        return transactions
                .run(callers.current(), tx -> issuance.issue(tx, name, confirmed, asked))
                .map(view -> RestResponse.ResponseBuilder.ok(view)
                        .status(RestResponse.Status.CREATED)
                        .header("Location", publicUrl + "/v1/directives/" + name)
                        .build());
    }
}
