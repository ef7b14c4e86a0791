package writ.notification.reminder;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.page.Limit;
import writ.kit.page.Page;

/** The ladders around due instants: what will be raised, and what became of the steps that are past. */
@Path("/v1/reminders")
@Produces(MediaType.APPLICATION_JSON)
class ReminderResource {

    private final Callers callers;
    private final ReminderList reminders;

    ReminderResource(Callers callers, ReminderList reminders) {
        this.callers = callers;
        this.reminders = reminders;
    }

    @GET
    @RolesAllowed({AGENCY_REPORTER, AGENCY_ATTESTER, COMPONENT_REPORTER, AUTHORITY_ISSUER, AUTHORITY_ANALYST, AUDITOR})
    @Operation(summary = "Reminders, the earliest first")
    public Uni<Page<ReminderView>> list(
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("directive") @Nullable String directive,
            @QueryParam("obligation") @Nullable UUID obligation,
            @QueryParam("state") @Pattern(regexp = "pending|raised|overtaken|cancelled") @Nullable String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        ReminderList.Filter filter = new ReminderList.Filter(agency, directive, obligation, state);
        return reminders.page(callers.current(), filter, Limit.of(limit), pageToken);
    }
}
