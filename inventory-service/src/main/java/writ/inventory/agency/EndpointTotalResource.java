package writ.inventory.agency;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.caller.Callers;
import writ.kit.db.Transactions;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;

/** How many endpoints an agency or component has, as it states: what the coverage of its reports is measured by. */
@Path("/v1/endpoint-totals")
@Produces(MediaType.APPLICATION_JSON)
class EndpointTotalResource {
    private final Callers callers;
    private final Transactions transactions;
    private final Agencies agencies;
    private final EndpointTotals totals;

    EndpointTotalResource(Callers callers, Transactions transactions, Agencies agencies, EndpointTotals totals) {
        this.callers = callers;
        this.transactions = transactions;
        this.agencies = agencies;
        this.totals = totals;
    }

    @POST
    @RolesAllowed({AGENCY_REPORTER, COMPONENT_REPORTER})
    @Operation(summary = "States how many endpoints there are, as of an instant")
    @APIResponseSchema(value = EndpointTotal.class, responseCode = "201")
    public Uni<RestResponse<EndpointTotal>> state(@Nullable EndpointTotalRequest request) {
        Caller caller = callers.current();
        EndpointTotalRequest.Checked said = EndpointTotalRequest.checked(request, caller);
        Statement statement = said.statement();
        return transactions
                .run(
                        caller,
                        tx -> agencies.has(tx, caller.agency(), statement.component())
                                .invoke(known -> statement.mustBe(known, tx.now()))
                                .chain(() -> totals.state(
                                        tx,
                                        caller.agency(),
                                        statement.component(),
                                        statement.asOf(),
                                        said.endpoints(),
                                        statement.words(),
                                        null)))
                .map(total -> ResponseBuilder.create(RestResponse.Status.CREATED, total)
                        .build());
    }

    @GET
    @RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST, AGENCY_REPORTER, AGENCY_ATTESTER, COMPONENT_REPORTER, AUDITOR})
    @Operation(summary = "Lists what was stated, the latest first")
    public Uni<Page<EndpointTotal>> list(
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        UUID before = PageToken.read(pageToken, 1, key -> UUID.fromString(key.getFirst()));
        return transactions
                .run(
                        callers.current(),
                        tx -> agencies.sought(tx, agency)
                                .chain((Optional<String> slug) -> totals.page(tx, slug.orElse(null), before, most)))
                .map(rows -> Page.of(rows, most, total -> new Object[] {total.id()}));
    }
}
