package writ.directive.obligation;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of a list of obligations, as they come. */
class ObligationQuery {

    @QueryParam("directive")
    @Nullable
    String directive;

    @QueryParam("agency")
    @Parameter(description = "By slug, acronym, alias, or any name it has had")
    @Nullable
    String agency;

    @QueryParam("action")
    @Nullable
    String action;

    @QueryParam("state")
    @Nullable
    String state;

    @QueryParam("mark")
    @Parameter(description = "nil, late, overdue or contradicted")
    @Nullable
    String mark;

    @QueryParam("dueBefore")
    @Parameter(description = "Due by then: " + AsOf.FORM)
    @Nullable
    String dueBefore;

    @QueryParam("asOf")
    @Parameter(description = "As it was true then: " + AsOf.FORM)
    @Nullable
    String asOf;

    @QueryParam("knownAt")
    @Parameter(description = "By what was recorded until then: " + AsOf.FORM)
    @Nullable
    String knownAt;

    ObligationFilter filter(Instant now) {
        return new ObligationFilter(
                directive,
                agency,
                action,
                state == null ? null : State.of(state),
                mark == null ? null : Mark.of(mark),
                AsOf.parse("dueBefore", dueBefore),
                AsOf.read("asOf", asOf, now),
                AsOf.read("knownAt", knownAt, now));
    }
}
