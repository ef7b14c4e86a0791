package writ.inventory.report;

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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import writ.inventory.rollup.Reach;
import writ.kit.caller.Caller;
import writ.kit.caller.Callers;
import writ.kit.db.Transactions;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;

/** Reports: a file in, a receipt out. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
class ReportResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Reception reception;
    private final Receipts receipts;
    private final Reach reach;
    private final URI publicUrl;

    ReportResource(
            Callers callers,
            Transactions transactions,
            Reception reception,
            Receipts receipts,
            Reach reach,
            @ConfigProperty(name = "writ.public-url") URI publicUrl) {
        this.callers = callers;
        this.transactions = transactions;
        this.reception = reception;
        this.receipts = receipts;
        this.reach = reach;
        this.publicUrl = publicUrl;
    }

    /** Blocking: the body is read as fast as it is understood and stored, and no faster. */
    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({AGENCY_REPORTER, COMPONENT_REPORTER})
    @Operation(
            summary = "Takes a report; the body is the file as it is. The same report again answers 200",
            description = Formats.DESCRIPTION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "Received",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Receipt.class)))
    @APIResponse(
            responseCode = "200",
            description = "Received before: the same receipt",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Receipt.class)))
    public RestResponse<Receipt> receive(
            @BeanParam ReportParameters parameters,
            @Parameter(hidden = true) @HeaderParam("Content-Length") @Nullable Long length,
            InputStream body) {
        Caller caller = callers.current();
        Receiving.Received received = reception.receive(caller, ReportRequest.of(caller, parameters), length, body);
        Receipt receipt = Objects.requireNonNull(received.receipt());
        return ResponseBuilder.create(received.fresh() ? RestResponse.Status.CREATED : RestResponse.Status.OK, receipt)
                .location(publicUrl.resolve("/v1/reports/" + receipt.report()))
                .build();
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
    @Operation(summary = "Lists reports, the newest first")
    public Uni<Page<Receipt>> list(
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("component") @Nullable String component,
            @QueryParam("state") @Parameter(schema = @Schema(implementation = Receipt.State.class)) @Nullable
                    String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        Receipt.State in = Receipt.State.named(state);
        UUID before = PageToken.read(pageToken, 1, key -> UUID.fromString(key.getFirst()));
        return transactions
                .run(
                        callers.current(),
                        tx -> reach.agency(tx, agency)
                                .chain(one -> reach.component(tx, one, component)
                                        .chain(part -> receipts.page(
                                                tx, one.orElse(null), part.orElse(null), in, before, most))))
                .map(rows -> Page.of(rows, most, receipt -> new Object[] {receipt.report()}));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        AUTHORITY_ISSUER,
        AUTHORITY_ANALYST,
        AGENCY_REPORTER,
        AGENCY_ATTESTER,
        COMPONENT_REPORTER,
        AUDITOR,
        SERVICE
    })
    @Operation(summary = "The receipt of a report, with its state at present")
    public Uni<Receipt> get(@RestPath UUID id) {
        return transactions.run(callers.current(), tx -> receipts.one(tx, id));
    }
}
