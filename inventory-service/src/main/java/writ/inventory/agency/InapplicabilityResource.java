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
import java.time.Instant;
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
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Agencies and components that have nothing a report could be about, and say why: neither silence nor a nil report. */
@Path("/v1/inapplicabilities")
@Produces(MediaType.APPLICATION_JSON)
class InapplicabilityResource {
    private final Callers callers;
    private final Transactions transactions;
    private final Agencies agencies;
    private final Inapplicabilities inapplicabilities;

    InapplicabilityResource(
            Callers callers, Transactions transactions, Agencies agencies, Inapplicabilities inapplicabilities) {
        this.callers = callers;
        this.transactions = transactions;
        this.agencies = agencies;
        this.inapplicabilities = inapplicabilities;
    }

    /**
     * @param component slug; null for the agency as a whole
     * @param reason in at most 500 characters
     */
    record InapplicabilityRequest(
            @Nullable String component,
            @Nullable Instant asOf,
            @Nullable String reason) {}

    @POST
    @RolesAllowed({AGENCY_REPORTER, COMPONENT_REPORTER})
    @Operation(
            summary =
                    "Says that there is nothing which a report could be about, and why; a later report takes its place")
    @APIResponseSchema(value = Inapplicability.class, responseCode = "201")
    public Uni<RestResponse<Inapplicability>> state(@Nullable InapplicabilityRequest request) {
        Caller caller = callers.current();
        InapplicabilityRequest given = request == null ? new InapplicabilityRequest(null, null, null) : request;
        Statement said = Statement.checked(
                caller,
                given.component(),
                given.asOf(),
                "reason",
                given.reason(),
                Problem.of(CommonProblem.INVALID, "Why a report does not apply is not said."),
                false);
        return transactions
                .run(
                        caller,
                        tx -> agencies.has(tx, caller.agency(), said.component())
                                .invoke(known -> said.mustBe(known, tx.now()))
                                .chain(() -> inapplicabilities.state(tx, caller.agency(), said)))
                .map(stated -> ResponseBuilder.create(RestResponse.Status.CREATED, stated)
                        .build());
    }

    @GET
    @RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST, AGENCY_REPORTER, AGENCY_ATTESTER, COMPONENT_REPORTER, AUDITOR})
    @Operation(summary = "Lists what was said, the latest first")
    public Uni<Page<Inapplicability>> list(
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        UUID before = PageToken.read(pageToken, 1, key -> UUID.fromString(key.getFirst()));
        return transactions
                .run(
                        callers.current(),
                        tx -> agencies.sought(tx, agency)
                                .chain((Optional<String> slug) ->
                                        inapplicabilities.page(tx, slug.orElse(null), before, most)))
                .map(rows -> Page.of(rows, most, each -> new Object[] {each.id()}));
    }
}
