package writ.kit.web;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import writ.kit.caller.Callers;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;
import writ.kit.feed.Feed;
import writ.kit.feed.NewEvent;
import writ.kit.feed.Outbox;
import writ.kit.problem.Problem;

/** What the kit's tests call. */
@Path("/v1")
class ProbeResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Feed feed;
    private final Pool pool;

    ProbeResource(Callers callers, Transactions transactions, Outbox outbox, Feed feed, Pool pool) {
        this.callers = callers;
        this.transactions = transactions;
        this.outbox = outbox;
        this.feed = feed;
        this.pool = pool;
    }

    record Note(String body, Integer count, Instant at, LocalDate on) {}

    @GET
    @Path("/notes")
    @RolesAllowed({Roles.AGENCY_REPORTER, Roles.AUTHORITY_ANALYST})
    public Uni<List<String>> notes() {
        return transactions.run(
                callers.current(),
                tx -> tx.list("SELECT agency || ':' || body FROM notes ORDER BY 1", row -> row.getString(0)));
    }

    @POST
    @Path("/notes")
    @RolesAllowed(Roles.AGENCY_REPORTER)
    public Uni<Map<String, Instant>> add(Note note) {
        return transactions.run(
                callers.current(),
                tx -> tx.update("INSERT INTO notes VALUES ($1, $2)", tx.caller().agency(), note.body())
                        .chain(() -> outbox.append(
                                tx,
                                List.of(new NewEvent(
                                        "dev.writ.note.added",
                                        note.body(),
                                        tx.caller().agency(),
                                        note))))
                        .replaceWith(Map.of("at", tx.now())));
    }

    @GET
    @Path("/notes/raw")
    @PermitAll
    public Uni<Integer> raw() {
        return pool.query("SELECT agency FROM notes").execute().map(rows -> rows.size());
    }

    /** Under which name the caller knows this service, as far as it believes it. */
    @GET
    @Path("/name")
    @PermitAll
    public String name(@Context UriInfo uri) {
        return uri.getBaseUri().getHost();
    }

    @GET
    @Path("/failures/{kind}")
    @PermitAll
    public Uni<String> fail(@PathParam("kind") String kind) {
        return switch (kind) {
            case "problem" -> Uni.createFrom().failure(Problem.notFound());
            case "sql" ->
                pool.query("SELECT secret_column FROM nowhere").execute().map(rows -> "");
            default -> throw new IllegalStateException("the secret is 42");
        };
    }

    @GET
    @Path("/kit-events")
    @RolesAllowed({Roles.AGENCY_REPORTER, Roles.AUTHORITY_ANALYST, Roles.SERVICE})
    public Uni<Response> events(
            @QueryParam("after") String after, @QueryParam("wait") String wait, @QueryParam("limit") Integer limit) {
        return feed.page(callers.current(), after, wait, limit);
    }
}
