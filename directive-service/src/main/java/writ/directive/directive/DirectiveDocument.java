package writ.directive.directive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.directive.deadline.Rule;

/**
 * A checked directive.
 *
 * @param name its id in paths (metadata.name)
 * @param issued the date of issue in {@code zone}, day 0 of every count
 * @param scope the products it is about, as written (spec.scope); an empty object when it names none
 * @param quality its own thresholds for inventory reports, as written (spec.quality); an empty object when it states none
 */
public record DirectiveDocument(
        String name,
        String id,
        String title,
        String instrument,
        LocalDate issued,
        ZoneId zone,
        String handling,
        List<Audience> audiences,
        JsonNode scope,
        JsonNode quality,
        List<Action> actions) {

    /** Whom it binds: every agency of the categories, and the agencies named by slug. */
    public record Audience(String name, List<String> categories, List<String> agencies) {}

    /**
     * One thing the directive demands.
     *
     * @param deliver what is delivered: inventory-report, plan or status
     * @param form the report form it is answered on, when there is one
     * @param unlessNil the action whose attested nil report releases an agency from this one
     * @param audience the audience that owes it, or null when all of the directive's audiences do
     * @param attest whether a named official has to attest what is delivered
     */
    public record Action(
            String id,
            String deliver,
            @Nullable String form,
            @Nullable String unlessNil,
            @Nullable String audience,
            Rule rule,
            boolean attest) {}
}
