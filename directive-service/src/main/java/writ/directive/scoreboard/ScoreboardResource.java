package writ.directive.scoreboard;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.AsOf;
import writ.kit.caller.Callers;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;

@Path("/v1/directives/{name}/scoreboard")
@Produces(MediaType.APPLICATION_JSON)
class ScoreboardResource {

    private static final MediaType CSV = new MediaType("text", "csv");

    private final Callers callers;
    private final Transactions transactions;
    private final Scoreboard scoreboard;

    ScoreboardResource(Callers callers, Transactions transactions, Scoreboard scoreboard) {
        this.callers = callers;
        this.transactions = transactions;
        this.scoreboard = scoreboard;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ScoreboardCsv.TYPE})
    @RolesAllowed({Roles.AUTHORITY_ISSUER, Roles.AUTHORITY_ANALYST, Roles.OVERSIGHT, Roles.AUDITOR})
    @Operation(summary = "Where a directive stands, counted in agencies, now or at a point in the past")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ScoreboardView.class)),
                @Content(mediaType = ScoreboardCsv.TYPE, schema = @Schema(implementation = String.class))
            })
    public Uni<Response> scoreboard(
            @PathParam("name") String name,
            @QueryParam("asOf") @Parameter(description = "As it was true then: " + AsOf.FORM) @Nullable String asOf,
            @QueryParam("knownAt") @Parameter(description = "By what was recorded until then: " + AsOf.FORM) @Nullable
                    String knownAt,
            @Context Request request) {
        boolean csv = wantsCsv(request);
        return transactions
                .run(callers.current(), tx -> scoreboard.of(tx, name, asOf, knownAt))
                .map(board -> csv
                        ? Response.ok(ScoreboardCsv.write(board), CSV.withCharset("utf-8"))
                                .header("Content-Disposition", "attachment; filename=\"" + name + "-scoreboard.csv\"")
                                .build()
                        : Response.ok(board, MediaType.APPLICATION_JSON_TYPE).build());
    }

    private static boolean wantsCsv(Request request) {
        Variant best = request.selectVariant(List.of(
                new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null),
                new Variant(CSV, (String) null, null)));
        return best != null && best.getMediaType().isCompatible(CSV);
    }
}
