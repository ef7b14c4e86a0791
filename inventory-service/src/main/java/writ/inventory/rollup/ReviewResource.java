package writ.inventory.rollup;

import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;

/** The queue of what a person has to decide. */
@Path("/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
class ReviewResource {
    private final Callers callers;
    private final ReviewQueue queue;

    ReviewResource(Callers callers, ReviewQueue queue) {
        this.callers = callers;
        this.queue = queue;
    }

    @GET
    @RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(
            summary = "Lists products that may be a directive's and that no rule has decided, by directive and product;"
                    + " POST /v1/match-rules decides")
    public Uni<Page<ReviewView>> list(
            @QueryParam("directive") @Nullable String directive,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        List<String> after = PageToken.read(pageToken, ReviewQueue.KEY_PARTS);
        return queue.page(callers.current(), directive, after, most).map(rows -> Page.of(rows, most, ReviewQueue::key));
    }
}
