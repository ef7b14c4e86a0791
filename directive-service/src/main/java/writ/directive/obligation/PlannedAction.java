package writ.directive.obligation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import writ.directive.deadline.End;
import writ.directive.deadline.Occurrence;
import writ.directive.deadline.Rule;
import writ.directive.directive.DirectiveDocument.Action;
import writ.directive.directive.Timetable;

/** A required action with the occurrences that are opened at issuance, as computed or as the authority overrides them. */
record PlannedAction(
        int ordinal, Action action, Horizon.Reach reach, Map<Integer, IssuanceRequest.DueOverride> overrides) {

    /** What is opened at issuance; overrides of what is not there are left out. */
    static List<PlannedAction> plan(
            Timetable timetable, Horizon horizon, List<IssuanceRequest.DueOverride> overrides, Instant now) {
        Map<String, Map<Integer, IssuanceRequest.DueOverride>> byAction = new HashMap<>();
        overrides.forEach(override -> byAction.computeIfAbsent(String.valueOf(override.action()), _ -> new HashMap<>())
                .put(override.number(), override));
        List<PlannedAction> plan = new ArrayList<>();
        for (Action action : timetable.document().actions()) {
            Map<Integer, IssuanceRequest.DueOverride> own = byAction.getOrDefault(action.id(), Map.of());
            int needed = own.keySet().stream().mapToInt(n -> n).max().orElse(0);
            plan.add(new PlannedAction(
                    plan.size() + 1, action, horizon.reach(action.rule(), timetable.issue(), 0, needed, now), own));
        }
        return List.copyOf(plan);
    }

    /** The state that ends the series for an agency, if it is one. */
    @Nullable
    String untilState() {
        return action.rule() instanceof Rule.Series(var _, var _, End.State(String state), var _) ? state : null;
    }

    int lastOccurrence() {
        return reach.occurrences().size();
    }

    @Nullable
    Instant dueBefore(Occurrence occurrence) {
        IssuanceRequest.DueOverride override = overrides.get(occurrence.occurrence());
        return override == null ? occurrence.dueBefore() : override.dueBefore();
    }

    @Nullable
    String overrideReason(Occurrence occurrence) {
        IssuanceRequest.DueOverride override = overrides.get(occurrence.occurrence());
        return override == null ? null : Field.optional("/overrides", override.reason(), 2000);
    }
}
