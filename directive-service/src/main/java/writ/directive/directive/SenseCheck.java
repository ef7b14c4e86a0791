package writ.directive.directive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.zone.ZoneRulesProvider;
import java.util.HashSet;
import java.util.Set;
import writ.directive.directive.Tree.Faults;

/** What a schema cannot say about a directive: that its parts fit together. */
final class SenseCheck {

    private SenseCheck() {}

    static Faults check(JsonNode root) {
        Faults faults = new Faults();
        JsonNode spec = root.path("spec");
        zone(spec.path("zone").asText(), faults);
        spec.path("audiences").properties().forEach(audience -> {
            if (audience.getValue().path("categories").isEmpty()
                    && audience.getValue().path("agencies").isEmpty()) {
                faults.add(
                        Tree.pointer("/spec/audiences", audience.getKey()),
                        "binds nobody; name categories or agencies");
            }
        });
        ScopeCheck.check(spec.path("scope"), faults);
        actions(spec, faults);
        return faults;
    }

    /** Abbreviations are refused because notices write "EST" in summer too and mean the local time. */
    private static void zone(String zone, Faults faults) {
        boolean region =
                zone.indexOf('/') > 0 && ZoneRulesProvider.getAvailableZoneIds().contains(zone);
        if (!region && !zone.equals("UTC")) {
            faults.add("/spec/zone", "must be a time zone of the IANA list, as America/New_York, or UTC");
        }
    }

    private static void actions(JsonNode spec, Faults faults) {
        Set<String> earlier = new HashSet<>();
        Set<String> reports = new HashSet<>();
        JsonNode actions = spec.path("actions");
        for (int i = 0; i < actions.size(); i++) {
            JsonNode action = actions.get(i);
            String at = "/spec/actions/" + i;
            String id = action.path("id").asText();
            if (!earlier.add(id)) {
                faults.add(at + "/id", "is the id of an earlier action too");
            }
            String nil = action.path("unless").path("nil").asText();
            if (!nil.isEmpty() && !reports.contains(nil)) {
                faults.add(at + "/unless/nil", "must name an earlier action that delivers an inventory-report");
            }
            if (action.path("deliver").asText().equals("inventory-report")) {
                reports.add(id);
            }
            String audience = action.path("audience").asText();
            if (!audience.isEmpty() && !spec.path("audiences").has(audience)) {
                faults.add(at + "/audience", "must name one of the directive's audiences");
            }
            deadline(action, at, faults);
        }
    }

    private static void deadline(JsonNode action, String at, Faults faults) {
        if (action.has("due") == action.has("begin")) {
            faults.add(at, "must have either due or begin");
        }
        if (action.has("repeat") && !action.has("begin")) {
            faults.add(at + "/repeat", "counts from begin, which is missing");
        }
    }
}
