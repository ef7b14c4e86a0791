package writ.inventory.rollup;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;
import static writ.kit.caller.Roles.SERVICE;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Who has a product, seen by version, by endpoint and over time. */
@Path("/v1/holdings")
@Produces(MediaType.APPLICATION_JSON)
class HoldingPartResource {
    private final Callers callers;
    private final Versions versions;
    private final EndpointNames endpoints;
    private final Trends trends;

    HoldingPartResource(Callers callers, Versions versions, EndpointNames endpoints, Trends trends) {
        this.callers = callers;
        this.versions = versions;
        this.endpoints = endpoints;
        this.trends = trends;
    }

    record EndpointView(String agency, String endpoint) {}

    @GET
    @Path("versions")
    @RolesAllowed({
        AUTHORITY_ISSUER,
        AUTHORITY_ANALYST,
        AGENCY_REPORTER,
        AGENCY_ATTESTER,
        COMPONENT_REPORTER,
        AUDITOR,
        SERVICE
    })
    @Operation(summary = "Which versions there are, the most widespread first, and on how many endpoints each is")
    public Uni<Versions.Distribution> versions(
            @BeanParam ProductQuery query, @BeanParam AsOf at, @QueryParam("agency") @Nullable String agency) {
        return versions.of(callers.current(), query, at, agency);
    }

    @GET
    @Path("endpoints")
    @RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST, AGENCY_REPORTER, AGENCY_ATTESTER, COMPONENT_REPORTER, AUDITOR})
    @Operation(summary = "Lists the endpoints of one agency that have any of the products, by name")
    public Uni<Page<EndpointView>> endpoints(
            @BeanParam ProductQuery query,
            @BeanParam AsOf at,
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("component") @Nullable String component,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        Integer after = PageToken.read(pageToken, 1, key -> Integer.valueOf(key.getFirst()));
        return endpoints
                .page(callers.current(), query, at, agency, component, after == null ? -1 : after, most)
                .map(rows -> Page.of(rows, most, named -> new Object[] {named.number()}))
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(named -> new EndpointView(named.agency(), named.endpoint()))
                                .toList(),
                        page.nextPageToken()));
    }

    @GET
    @Path("trend")
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
                    "The figure at instants from one to another, with the endpoints cleaned and newly affected in between; at"
                            + " most 120 points")
    public Uni<Trend> trend(
            @BeanParam ProductQuery query,
            @QueryParam("from")
                    @Parameter(required = true, schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(required = true, schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @Nullable
                    String to,
            @QueryParam("every")
                    @Parameter(description = "ISO 8601 duration from point to point; P1D unless said")
                    @Nullable
                    String every,
            @QueryParam("agency") @Nullable String agency) {
        return trends.of(callers.current(), query, instant("from", from), instant("to", to), duration(every), agency);
    }

    private static Instant instant(String parameter, @Nullable String said) {
        try {
            return OffsetDateTime.parse(said == null ? "" : said.strip()).toInstant();
        } catch (DateTimeParseException e) {
            throw invalid(parameter, "is needed: an instant such as 2017-10-02T14:00:00Z (write + as %2B)");
        }
    }

    private static Duration duration(@Nullable String said) {
        try {
            return said == null || said.isBlank() ? Duration.ofDays(1) : Duration.parse(said.strip());
        } catch (DateTimeParseException e) {
            throw invalid("every", "is not a duration such as P1D or PT12H");
        }
    }

    private static Problem invalid(String parameter, String detail) {
        return Problem.of(CommonProblem.INVALID, "A query parameter cannot be used.")
                .at(parameter, detail);
    }
}
