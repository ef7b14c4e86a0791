package writ.inventory.review;

import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Reviewers' decisions about products, as rules that outlive versions. */
@Path("/v1/match-rules")
@Produces(MediaType.APPLICATION_JSON)
class MatchRuleResource {
    private final Callers callers;
    private final Reviewing reviewing;
    private final RuleList rules;

    MatchRuleResource(Callers callers, Reviewing reviewing, RuleList rules) {
        this.callers = callers;
        this.reviewing = reviewing;
        this.rules = rules;
    }

    /** @param reason for the record, at most 500 characters */
    record WithdrawalRequest(@Nullable String reason) {}

    @POST
    @RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(
            summary = "Decides of products for good: they count, or are left out, for one directive or any, for one"
                    + " agency or every; applied to what is stored at once")
    @APIResponse(
            responseCode = "201",
            description = "The rule is in force",
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same rule was in force",
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    public Uni<RestResponse<RuleView>> make(@Nullable RuleRequest request) {
        if (request == null) {
            throw Problem.of(CommonProblem.INVALID, "The body is the rule.").at("", "is needed");
        }
        return reviewing
                .make(callers.current(), request.checked())
                .map(made -> RestResponse.ResponseBuilder.create(
                                made.fresh() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                                RuleView.of(made.rule()))
                        .build());
    }

    @GET
    @RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(summary = "Lists rules, the newest first; ended=true those that have ended, too")
    public Uni<Page<RuleView>> list(
            @QueryParam("directive") @Nullable String directive,
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("ended") @DefaultValue("false") boolean ended,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        UUID before = PageToken.read(pageToken, 1, key -> UUID.fromString(key.getFirst()));
        return rules.page(callers.current(), directive, agency, ended, before, most)
                .map(found -> found.stream().map(RuleView::of).toList())
                .map(rows -> Page.of(rows, most, last -> new Object[] {last.id()}));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(summary = "One rule")
    public Uni<RuleView> one(@RestPath UUID id) {
        return rules.one(callers.current(), id).map(RuleView::of);
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(summary = "Withdraws a rule: its products are what scopes and other rules say again")
    public Uni<RuleView> withdraw(@RestPath UUID id, @Nullable WithdrawalRequest request) {
        return reviewing
                .withdraw(callers.current(), id, request == null ? null : request.reason())
                .map(RuleView::of);
    }
}
