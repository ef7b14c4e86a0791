package writ.directive.directive;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;
import static writ.kit.caller.Roles.SERVICE;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.db.Transactions;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Directives: drafts as files, and what of them is issued. */
@Path("/v1/directives")
@Produces(MediaType.APPLICATION_JSON)
class DirectiveResource {

    private static final String YAML = "application/yaml";
    private static final String JSON = MediaType.APPLICATION_JSON;

    private final Callers callers;
    private final Transactions transactions;
    private final DirectiveRepository directives;
    private final Drafts drafts;
    private final URI publicUrl;

    DirectiveResource(
            Callers callers,
            Transactions transactions,
            DirectiveRepository directives,
            Drafts drafts,
            @ConfigProperty(name = "writ.public-url") URI publicUrl) {
        this.callers = callers;
        this.transactions = transactions;
        this.directives = directives;
        this.drafts = drafts;
        this.publicUrl = publicUrl;
    }

    @GET
    @RolesAllowed({
        AUTHORITY_ISSUER,
        AUTHORITY_ANALYST,
        AGENCY_REPORTER,
        AGENCY_ATTESTER,
        COMPONENT_REPORTER,
        AUDITOR,
        SERVICE
    })
    @Operation(
            summary =
                    "Lists directives by name: an agency those that bind it, drafts only the authority, its auditors and services")
    public Uni<Page<DirectiveView>> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        Boolean issued = isIssued(state);
        List<String> after = PageToken.read(pageToken, 1);
        return transactions
                .run(
                        callers.current(),
                        tx -> directives.page(tx, after.isEmpty() ? "" : after.getFirst(), issued, most))
                .map(rows -> Page.of(rows, most, directive -> new Object[] {directive.directive()}));
    }

    /** Blocking: a document is checked on a worker, before the transaction begins. */
    @POST
    @Blocking
    @Consumes({YAML, JSON})
    @RolesAllowed(AUTHORITY_ISSUER)
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = DirectiveView.class)))
    @Operation(summary = "Creates a draft from a directive file (YAML 1.2 or JSON, at most 256 KiB)")
    public Uni<RestResponse<DirectiveView>> create(
            HttpHeaders headers,
            @RequestBody(
                            content = {
                                @Content(mediaType = YAML, schema = @Schema(implementation = DirectiveFile.class)),
                                @Content(mediaType = JSON, schema = @Schema(implementation = DirectiveFile.class))
                            })
                    byte[] document) {
        DocumentFormat format = Negotiation.sent(headers);
        return drafts.create(callers.current(), format, document)
                .map(view -> ResponseBuilder.create(RestResponse.Status.CREATED, view)
                        .header("Location", publicUrl + "/v1/directives/" + view.directive())
                        .header("ETag", DirectiveTags.of(view.version(), format))
                        .build());
    }

    @GET
    @Path("{name}")
    @Blocking
    @Produces({YAML, JSON})
    @RolesAllowed({
        AUTHORITY_ISSUER,
        AUTHORITY_ANALYST,
        AGENCY_REPORTER,
        AGENCY_ATTESTER,
        COMPONENT_REPORTER,
        AUDITOR,
        SERVICE
    })
    @Operation(
            summary = "The document: the very bytes in the form that was sent, or the same document in the other form")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = YAML, schema = @Schema(implementation = DirectiveFile.class)),
                @Content(mediaType = JSON, schema = @Schema(implementation = DirectiveFile.class))
            })
    public Uni<RestResponse<String>> get(@RestPath String name, HttpHeaders headers) {
        return transactions
                .run(callers.current(), tx -> directives.content(tx, name))
                .map(content -> {
                    DocumentFormat wanted = Negotiation.wanted(headers, content.format());
                    return ResponseBuilder.ok(
                                    Documents.as(wanted, content.format(), content.bytes()),
                                    MediaType.valueOf(wanted.mediaType))
                            .header("ETag", DirectiveTags.of(content.version(), wanted))
                            .header("Vary", "Accept")
                            .build();
                });
    }

    @PUT
    @Path("{name}")
    @Blocking
    @Consumes({YAML, JSON})
    @RolesAllowed(AUTHORITY_ISSUER)
    @Operation(summary = "Replaces a draft; If-Match names the version that was read")
    public Uni<RestResponse<DirectiveView>> replace(
            @RestPath String name,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            HttpHeaders headers,
            @RequestBody(
                            content = {
                                @Content(mediaType = YAML, schema = @Schema(implementation = DirectiveFile.class)),
                                @Content(mediaType = JSON, schema = @Schema(implementation = DirectiveFile.class))
                            })
                    byte[] document) {
        DocumentFormat format = Negotiation.sent(headers);
        return drafts.replace(callers.current(), name, ifMatch, format, document)
                .map(view -> ResponseBuilder.ok(view)
                        .header("ETag", DirectiveTags.of(view.version(), format))
                        .build());
    }

    private static @Nullable Boolean isIssued(@Nullable String state) {
        return switch (state) {
            case null -> null;
            case "issued" -> true;
            case "draft" -> false;
            default ->
                throw Problem.of(CommonProblem.INVALID, "Directives are in state draft or issued.")
                        .at("state", "draft or issued");
        };
    }
}
