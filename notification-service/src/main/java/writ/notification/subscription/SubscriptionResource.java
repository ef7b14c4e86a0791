package writ.notification.subscription;

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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.notification.message.Links;

/** Who is told, and over which channel. */
@Path("/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
class SubscriptionResource {

    private final Callers callers;
    private final Subscribing subscribing;
    private final Subscriptions subscriptions;
    private final Links links;

    SubscriptionResource(Callers callers, Subscribing subscribing, Subscriptions subscriptions, Links links) {
        this.callers = callers;
        this.subscribing = subscribing;
        this.subscriptions = subscriptions;
        this.links = links;
    }

    @POST
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(summary = "Subscribe an email address or a webhook; a webhook's secret is shown this once")
    @APIResponseSchema(value = SubscriptionView.class, responseCode = "201")
    public Uni<RestResponse<SubscriptionView>> subscribe(@NotNull @Valid SubscriptionRequest request) {
        return subscribing
                .subscribe(callers.current(), request)
                .map(view -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                        .header("Location", links.to("/v1/subscriptions/" + view.id()))
                        .build());
    }

    @GET
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST, AUDITOR})
    @Operation(
            summary =
                    "Subscriptions, contacts' included; bounced=true: those that refuse mail or that a delivery did not reach")
    public Uni<Page<SubscriptionView>> list(
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("bounced") @Schema(type = SchemaType.BOOLEAN) @Pattern(regexp = "true|false") @Nullable
                    String bounced,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        Boolean flagged = bounced == null ? null : Boolean.valueOf(bounced);
        return subscriptions.list(callers.current(), agency, flagged, Limit.of(limit), pageToken);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST, AUDITOR})
    @Operation(summary = "One subscription")
    public Uni<SubscriptionView> get(@PathParam("id") UUID id) {
        return subscriptions.get(callers.current(), id);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(summary = "End a subscription; what was sent to it stays on record")
    public Uni<Void> end(@PathParam("id") UUID id) {
        return subscribing.end(callers.current(), id);
    }
}
