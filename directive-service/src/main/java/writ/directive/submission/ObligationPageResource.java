package writ.directive.submission;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import writ.kit.caller.Callers;

/** The permanent page of an obligation, for people who come from a mail. */
@Path("/obligations/{id}")
class ObligationPageResource {

    private static final String HTML = MediaType.TEXT_HTML + ";charset=utf-8";

    private final Callers callers;
    private final ObligationPages pages;

    ObligationPageResource(Callers callers, ObligationPages pages) {
        this.callers = callers;
        this.pages = pages;
    }

    @GET
    @Authenticated
    @Produces(HTML)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> page(@PathParam("id") String id) {
        return pages.of(callers.current(), id)
                .map(page -> RestResponse.ResponseBuilder.create(
                                page.found() ? RestResponse.Status.OK : RestResponse.Status.NOT_FOUND, page.html())
                        .header("Content-Security-Policy", pages.policy())
                        .header("Cache-Control", "no-store")
                        .header("Referrer-Policy", "no-referrer")
                        .header("X-Content-Type-Options", "nosniff")
                        .build());
    }
}
