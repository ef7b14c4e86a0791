package writ.inventory.review;

import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import writ.inventory.match.Trial;
import writ.inventory.match.Trials;
import writ.inventory.scope.Scope;
import writ.kit.caller.Callers;
import writ.kit.db.Transactions;
import writ.kit.page.Limit;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Tries a scope before its directive is issued. */
@Path("/v1/scope-trials")
@Produces(MediaType.APPLICATION_JSON)
class ScopeTrialResource {
    private final Callers callers;
    private final Transactions transactions;
    private final Trials trials;
    private final ObjectMapper json;

    ScopeTrialResource(Callers callers, Transactions transactions, Trials trials, ObjectMapper json) {
        this.callers = callers;
        this.transactions = transactions;
        this.trials = trials;
        this.json = json;
    }

    @POST
    @RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST})
    @Operation(
            summary =
                    "Says what a scope would hit, and what of it looks over-broad or in vain; changes nothing. The body"
                            + " is spec.scope of a directive, limit how many products of each verdict are told")
    public Uni<Trial> run(@QueryParam("limit") @Nullable Integer limit, @Nullable ScopeDocument scope) {
        int most = Limit.of(limit);
        if (scope == null) {
            throw Problem.of(CommonProblem.INVALID, "The body is the scope of a directive.")
                    .at("", "is needed");
        }
        scope.check();
        return transactions.run(callers.current(), tx -> {
            Scope read = Scope.read("", 0, scope.on(tx.now()), json.valueToTree(scope));
            Problem problem = Problem.of(CommonProblem.INVALID, "Something in the scope cannot be read.");
            var faults = trials.faults(read);
            faults.forEach(problem::at);
            return faults.isEmpty()
                    ? trials.run(tx, read, most)
                    : Uni.createFrom().failure(problem);
        });
    }
}
