package writ.directive.directive;

import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import writ.kit.caller.Callers;
import writ.kit.db.Transactions;

/** What issuing a directive would bind, before anybody is bound. */
@Path("/v1/directives/{name}/preview")
@Produces(MediaType.APPLICATION_JSON)
class PreviewResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Directives directives;
    private final Previews previews;

    PreviewResource(Callers callers, Transactions transactions, Directives directives, Previews previews) {
        this.callers = callers;
        this.transactions = transactions;
        this.directives = directives;
        this.previews = previews;
    }

    @GET
    @RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(summary = "Every instant for every audience, with the ETag that the issuance has to name")
    public Uni<RestResponse<PreviewView>> get(@RestPath String name) {
        return transactions
                .run(callers.current(), tx -> directives.newest(tx, name).chain(draft -> previews.of(tx, draft)))
                .map(preview -> ResponseBuilder.ok(PreviewView.of(preview))
                        .header("ETag", preview.etag())
                        .build());
    }
}
