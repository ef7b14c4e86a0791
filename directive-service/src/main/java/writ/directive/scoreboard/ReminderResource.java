package writ.directive.scoreboard;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Field;
import writ.directive.obligation.ObligationId;
import writ.directive.obligation.Reminders;
import writ.kit.caller.Callers;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;

/** "Remind now" for one obligation. */
@Path("/v1/obligations/{id}/reminders")
@Produces(MediaType.APPLICATION_JSON)
class ReminderResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Reminders reminders;

    ReminderResource(Callers callers, Transactions transactions, Reminders reminders) {
        this.callers = callers;
        this.transactions = transactions;
        this.reminders = reminders;
    }

    @POST
    @RolesAllowed({Roles.AUTHORITY_ISSUER, Roles.AUTHORITY_ANALYST})
    @Operation(summary = "Remind of one open obligation, now")
    public Uni<RemindersView> remind(@PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        UUID obligation = ObligationId.read(id);
        String once = Field.optional("Idempotency-Key", key, 255);
        return transactions.run(
                callers.current(),
                tx -> reminders.requestFor(tx, obligation, once).map(RemindersView::new));
    }
}
