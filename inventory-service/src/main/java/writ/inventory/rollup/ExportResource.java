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
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;
import writ.inventory.match.Verdict;
import writ.kit.caller.Caller;
import writ.kit.caller.Callers;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Whole lists as files, streamed: format=csv (unless said) or ndjson. */
@Path("/v1/exports")
@Produces("text/csv")
@RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST, AGENCY_REPORTER, AGENCY_ATTESTER, COMPONENT_REPORTER, AUDITOR})
class ExportResource {
    private static final List<String> HOLDING = List.of(
            "/agency",
            "/agencyName",
            "/component",
            "/product/supplier",
            "/product/product",
            "/product/version",
            "/product/cpe",
            "/product/purl",
            "/product/swid",
            "/product/embedded",
            "/enumerated",
            "/declared",
            "/report/asOf",
            "/report/receivedAt",
            "/report/methodology",
            "/report/examined",
            "/report/of",
            "/report/report");
    private static final List<String> FINDING = Stream.concat(
                    Stream.of("/directive", "/verdict", "/rule", "/confidence", "/listed", "/why", "/because"),
                    HOLDING.stream().map(column -> "/holding" + column))
            .toList();
    private static final List<String> REPORTER = List.of(
            "/agency",
            "/agencyName",
            "/component",
            "/status",
            "/daysOld",
            "/coverage",
            "/endpoints",
            "/marks",
            "/refusedAt",
            "/reason",
            "/report/asOf",
            "/report/methodology",
            "/report/report");

    private final Callers callers;
    private final Export export;
    private final Lists lists;

    ExportResource(Callers callers, Export export, Lists lists) {
        this.callers = callers;
        this.export = export;
        this.lists = lists;
    }

    @GET
    @Path("holdings")
    @Operation(summary = "Who has a product, as a file; of one agency, or of the products asked about")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING))
            })
    public RestMulti<Buffer> holdings(
            @BeanParam ProductQuery query,
            @BeanParam AsOf at,
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("format") @Nullable String format) {
        Caller caller = callers.current();
        if (query.isEmpty() && caller.reachesAll() && (agency == null || agency.isBlank())) {
            throw Problem.of(CommonProblem.INVALID, "Say which agency, or which products.")
                    .at("agency", "one of agency, supplier, product, cpe, purl and directive is needed");
        }
        return export.file(
                ExportFormat.named(format),
                new Export.Listed<>(
                        "holdings",
                        after -> lists.holdings().page(caller, query, at, agency, after, Export.PAGE),
                        HoldingList::key,
                        HOLDING));
    }

    @GET
    @Path("findings")
    @Operation(summary = "Findings, as a file; verdict is matched unless said")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING))
            })
    public RestMulti<Buffer> findings(
            @QueryParam("directive") @Nullable String directive,
            @BeanParam AsOf at,
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("verdict") @Nullable String verdict,
            @QueryParam("format") @Nullable String format) {
        Caller caller = callers.current();
        String code = Verdicts.codeOr(verdict, Verdict.MATCHED);
        return export.file(
                ExportFormat.named(format),
                new Export.Listed<>(
                        "findings",
                        after -> lists.findings().page(caller, directive, at, agency, code, after, Export.PAGE),
                        FindingList::key,
                        FINDING));
    }

    @GET
    @Path("reporters")
    @Operation(summary = "Agencies and components with the freshness and coverage of their reports, as a file")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING))
            })
    public RestMulti<Buffer> reporters(
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("status") @Nullable String status,
            @QueryParam("format") @Nullable String format) {
        Caller caller = callers.current();
        return export.file(
                ExportFormat.named(format),
                new Export.Listed<>(
                        "reporters",
                        after -> lists.reporters().page(caller, agency, status, after, Export.PAGE),
                        Reporters::key,
                        REPORTER));
    }

    @GET
    @Path("endpoints")
    @Operation(summary = "The endpoints of one agency that have any of the products, as a file")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING))
            })
    public RestMulti<Buffer> endpoints(
            @BeanParam ProductQuery query,
            @BeanParam AsOf at,
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("component") @Nullable String component,
            @QueryParam("format") @Nullable String format) {
        Caller caller = callers.current();
        return export.file(
                ExportFormat.named(format),
                new Export.Listed<>(
                        "endpoints",
                        after -> lists.endpoints()
                                .page(
                                        caller,
                                        query,
                                        at,
                                        agency,
                                        component,
                                        after.isEmpty() ? -1 : Integer.parseInt(after.getFirst()),
                                        Export.PAGE),
                        named -> new Object[] {named.number()},
                        List.of("/agency", "/endpoint")));
    }
}
