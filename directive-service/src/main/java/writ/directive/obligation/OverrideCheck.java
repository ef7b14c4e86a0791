package writ.directive.obligation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import writ.directive.deadline.Deadlines;
import writ.directive.deadline.Issue;
import writ.directive.deadline.Occurrence;
import writ.directive.deadline.Offset;
import writ.directive.obligation.IssuanceRequest.DueOverride;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Holds the instants that the authority confirms instead of computed ones against the issue and their neighbours. */
final class OverrideCheck {

    private static final Duration LONGEST = Duration.ofDays(Offset.MAX_DAYS);

    private OverrideCheck() {}

    /** @throws Problem invalid, with the place of every override that names nothing or that nobody could keep */
    static void check(List<DueOverride> overrides, List<PlannedAction> plan, Issue issue, Instant issuedAt) {
        Problem faults = Problem.of(CommonProblem.INVALID, "The overrides do not fit the directive.");
        boolean good = true;
        for (int n = 0; n < overrides.size(); n++) {
            DueOverride override = overrides.get(n);
            PlannedAction planned = plan.stream()
                    .filter(each -> each.action().id().equals(override.action()))
                    .filter(each -> override.number() <= each.lastOccurrence())
                    .findFirst()
                    .orElse(null);
            String fault = planned == null ? null : fault(override, planned, issue, issuedAt);
            if (planned == null) {
                faults.at("/overrides/" + n, "no such action and occurrence");
            } else if (fault != null) {
                faults.at("/overrides/" + n + "/dueBefore", fault);
            }
            good &= planned != null && fault == null;
        }
        if (!good) {
            throw faults;
        }
    }

    private static @Nullable String fault(DueOverride override, PlannedAction planned, Issue issue, Instant issuedAt) {
        Instant due = Objects.requireNonNull(override.dueBefore());
        int number = override.number();
        List<Occurrence> occurrences = planned.reach().occurrences();
        Instant opensAt = occurrences.get(number - 1).opensAt();
        Instant first = opensAt == null || opensAt.isBefore(issuedAt) ? issuedAt : opensAt;
        if (!due.isAfter(first)) {
            return "must be after " + first;
        }
        if (due.isAfter(issuedAt.plus(LONGEST))) {
            return "must be within " + Offset.MAX_DAYS + " days of the issue";
        }
        Instant before = number == 1 ? null : planned.dueBefore(occurrences.get(number - 2));
        if (before != null && !due.isAfter(before)) {
            return "must be after " + before + ", when the one before it is due";
        }
        Instant after = number == planned.lastOccurrence()
                ? notOpened(planned, issue)
                : planned.dueBefore(occurrences.get(number));
        return after != null && !due.isBefore(after) ? "must be before " + after + ", when the next one is due" : null;
    }

    private static @Nullable Instant notOpened(PlannedAction planned, Issue issue) {
        return Deadlines.of(planned.action().rule(), issue)
                .skip(planned.lastOccurrence())
                .findFirst()
                .map(Occurrence::dueBefore)
                .orElse(null);
    }
}
