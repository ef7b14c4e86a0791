package writ.inventory.rollup;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;

import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;
import writ.inventory.match.Verdict;
import writ.kit.caller.Callers;

/** Whole lists as files, streamed: format=csv (unless said) or ndjson. */
@Path("/v1/exports")
@Produces("text/csv")
@RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST, AGENCY_REPORTER, AGENCY_ATTESTER, COMPONENT_REPORTER, AUDITOR})
@APIResponse(
        responseCode = "200",
        description = "The file",
        content = {
            @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING))
        })
class ExportResource {
    private final Callers callers;
    private final Export export;
    private final ExportLists lists;

    ExportResource(Callers callers, Export export, ExportLists lists) {
        this.callers = callers;
        this.export = export;
        this.lists = lists;
    }

    @GET
    @Path("holdings")
    @Operation(summary = "Who has a product, as a file; of one agency, or of the products asked about")
    public RestMulti<Buffer> holdings(
            @BeanParam ProductQuery query,
            @BeanParam AsOf at,
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("format") @Nullable String format) {
        return export.file(ExportFormat.named(format), lists.holdings(callers.current(), query, at, agency));
    }

    @GET
    @Path("findings")
    @Operation(summary = "Findings, as a file; verdict is matched unless said")
    public RestMulti<Buffer> findings(
            @QueryParam("directive") @Nullable String directive,
            @BeanParam AsOf at,
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("verdict") @Nullable String verdict,
            @QueryParam("format") @Nullable String format) {
        String code = Verdicts.codeOr(verdict, Verdict.MATCHED);
        return export.file(ExportFormat.named(format), lists.findings(callers.current(), directive, at, agency, code));
    }

    @GET
    @Path("reporters")
    @Operation(summary = "Agencies and components with the freshness and coverage of their reports, as a file")
    public RestMulti<Buffer> reporters(
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("status") @Nullable String status,
            @QueryParam("format") @Nullable String format) {
        return export.file(ExportFormat.named(format), lists.reporters(callers.current(), agency, status));
    }

    @GET
    @Path("endpoints")
    @Operation(summary = "The endpoints of one agency that have any of the products, as a file")
    public RestMulti<Buffer> endpoints(
            @BeanParam ProductQuery query,
            @BeanParam AsOf at,
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("component") @Nullable String component,
            @QueryParam("format") @Nullable String format) {
        return export.file(
                ExportFormat.named(format), lists.endpoints(callers.current(), query, at, agency, component));
    }
}
