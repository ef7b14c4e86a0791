package writ.directive.obligation;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The filters of a list of obligations, as they come. */
class ObligationQuery {

    @QueryParam("directive")
    @Nullable
    String directive;

    @QueryParam("agency")
    @Nullable
    String agency;

    @QueryParam("action")
    @Nullable
    String action;

    @QueryParam("state")
    @Nullable
    String state;

    @QueryParam("dueBefore")
    @Nullable
    String dueBefore;

    @QueryParam("asOf")
    @Nullable
    String asOf;

    @QueryParam("knownAt")
    @Nullable
    String knownAt;

    ObligationFilter filter(Instant now) {
        return new ObligationFilter(
                directive,
                agency,
                action,
                state == null ? null : State.of(state),
                AsOf.parse("dueBefore", dueBefore),
                AsOf.read("asOf", asOf, now),
                AsOf.read("knownAt", knownAt, now));
    }
}
