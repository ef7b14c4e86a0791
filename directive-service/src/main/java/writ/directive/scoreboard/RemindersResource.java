package writ.directive.scoreboard;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Field;
import writ.directive.obligation.Reminders;
import writ.kit.caller.Callers;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;

/** "Remind now" for the whole chase list. */
@Path("/v1/directives/{name}/reminders")
@Produces(MediaType.APPLICATION_JSON)
class RemindersResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Reminders reminders;

    RemindersResource(Callers callers, Transactions transactions, Reminders reminders) {
        this.callers = callers;
        this.transactions = transactions;
        this.reminders = reminders;
    }

    @POST
    @RolesAllowed({Roles.AUTHORITY_ISSUER, Roles.AUTHORITY_ANALYST})
    @Operation(summary = "Remind everybody who is overdue, now")
    public Uni<RemindersView> remind(
            @PathParam("name") String name, @HeaderParam("Idempotency-Key") @Nullable String key) {
        String once = Field.optional("Idempotency-Key", key, 255);
        return transactions.run(
                callers.current(),
                tx -> Issued.find(tx, name)
                        .chain(() -> reminders.requestForOverdue(tx, name, once))
                        .map(RemindersView::new));
    }
}
