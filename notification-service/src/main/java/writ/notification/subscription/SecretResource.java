package writ.notification.subscription;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import writ.kit.caller.Callers;

/** What a webhook is signed with. */
@Path("/v1/subscriptions/{id}/secrets")
@Produces(MediaType.APPLICATION_JSON)
class SecretResource {

    private final Callers callers;
    private final SecretRotation rotation;

    SecretResource(Callers callers, SecretRotation rotation) {
        this.callers = callers;
        this.rotation = rotation;
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(summary = "Change the signing secret; for a while webhooks carry signatures of the old one and the new")
    @APIResponseSchema(value = SecretView.class, responseCode = "201")
    public Uni<SecretView> rotate(
            @PathParam("id") UUID id,
            @QueryParam("replaceNewest")
                    @DefaultValue("false")
                    @Parameter(
                            description =
                                    "While two are in use a change is refused, since it would end the one that the"
                                            + " receiver may still have; true gives up the newer one instead, as when the"
                                            + " answer with it was lost")
                    boolean replaceNewest) {
        return rotation.rotate(callers.current(), id, replaceNewest);
    }
}
