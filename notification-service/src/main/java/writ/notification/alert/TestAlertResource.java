package writ.notification.alert;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import writ.kit.caller.Callers;

/** A test of a subscription. */
@Path("/v1/subscriptions/{id}/test")
@Produces(MediaType.APPLICATION_JSON)
class TestAlertResource {

    private final Callers callers;
    private final TestAlert test;

    TestAlertResource(Callers callers, TestAlert test) {
        this.callers = callers;
        this.test = test;
    }

    @POST
    @ResponseStatus(202)
    @APIResponseSchema(value = TestAlert.Sent.class, responseCode = "202")
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(summary = "Send a test; a disabled webhook that answers it is enabled again")
    public Uni<TestAlert.Sent> send(@PathParam("id") UUID id) {
        return test.send(callers.current(), id);
    }
}
