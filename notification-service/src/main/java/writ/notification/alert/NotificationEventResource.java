package writ.notification.alert;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;
import static writ.kit.caller.Roles.SERVICE;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.feed.CloudEvent;
import writ.kit.feed.Feed;

/** All that a webhook would carry, to be fetched instead. */
@Path("/v1/notification-events")
@Produces({Feed.MEDIA_TYPE, MediaType.APPLICATION_JSON})
class NotificationEventResource {

    private final Callers callers;
    private final Feed feed;

    NotificationEventResource(Callers callers, Feed feed) {
        this.callers = callers;
        this.feed = feed;
    }

    @GET
    @RolesAllowed({
        AGENCY_REPORTER,
        AGENCY_ATTESTER,
        COMPONENT_REPORTER,
        AUTHORITY_ISSUER,
        AUTHORITY_ANALYST,
        AUDITOR,
        SERVICE
    })
    @Operation(summary = "Alerts raised, as CloudEvents in order; follow the Link with rel=next")
    @APIResponse(
            responseCode = "200",
            description = "A batch of CloudEvents, empty when there is nothing new",
            content =
                    @Content(
                            mediaType = Feed.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = CloudEvent.class)))
    public Uni<Response> page(
            @QueryParam("after") @Nullable String after,
            @QueryParam("wait") @Nullable String wait,
            @QueryParam("limit") @Nullable Integer limit) {
        return feed.page(callers.current(), after, wait, limit);
    }
}
