package writ.notification.delivery;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.page.Limit;
import writ.kit.page.Page;

/** What was sent to whom, with the history of every try. */
@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
class DeliveryResource {

    private final Callers callers;
    private final Deliveries deliveries;
    private final Redelivery redelivery;

    DeliveryResource(Callers callers, Deliveries deliveries, Redelivery redelivery) {
        this.callers = callers;
        this.deliveries = deliveries;
        this.redelivery = redelivery;
    }

    @GET
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST, AUDITOR})
    @Operation(summary = "Deliveries, the latest first")
    public Uni<Page<DeliveryView>> list(
            @QueryParam("alert") @Nullable UUID alert,
            @QueryParam("subscription") @Nullable UUID subscription,
            @QueryParam("state") @Pattern(regexp = "pending|delivered|stopped") @Nullable String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        Deliveries.Filter filter = new Deliveries.Filter(alert, subscription, state);
        return deliveries.list(callers.current(), filter, Limit.of(limit), pageToken);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST, AUDITOR})
    @Operation(summary = "One delivery")
    public Uni<DeliveryView> get(@PathParam("id") UUID id) {
        return deliveries.get(callers.current(), id);
    }

    @GET
    @Path("/{id}/attempts")
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST, AUDITOR})
    @Operation(
            summary =
                    "The tries of a delivery, the first one first; kept for 400 days unless the operator says otherwise")
    public Uni<Page<AttemptView>> attempts(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        return deliveries.attempts(callers.current(), id, Limit.of(limit), pageToken);
    }

    @POST
    @Path("/{id}/redelivery")
    @ResponseStatus(202)
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202")
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(summary = "Send a delivery once more, under the id it has; one that waits for its retry goes out now")
    public Uni<DeliveryView> redeliver(@PathParam("id") UUID id) {
        return redelivery.one(callers.current(), id);
    }

    @POST
    @Path("/redelivery")
    @ResponseStatus(202)
    @APIResponseSchema(value = Redelivery.Queued.class, responseCode = "202")
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(summary = "Send the deliveries of a time range once more, as after an outage of the receiver")
    public Uni<Redelivery.Queued> redeliverRange(@NotNull @Valid RedeliveryRequest request) {
        return redelivery.range(callers.current(), request);
    }
}
