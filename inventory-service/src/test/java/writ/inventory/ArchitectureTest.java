package writ.inventory;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import writ.kit.testing.ServiceRules;

/** Who may know whom in this service. */
class ArchitectureTest {

    /** For each feature all that it may know; knowing is transitive. */
    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("agency", List.of()),
            Map.entry("version", List.of()),
            Map.entry("product", List.of("version")),
            Map.entry("scope", List.of("product", "version")),
            Map.entry("format", List.of("product")),
            Map.entry("holding", List.of("product")),
            Map.entry("match", List.of("product", "scope", "version")),
            Map.entry("rollup", List.of("agency", "version", "product", "scope", "match", "holding")),
            Map.entry("review", List.of("agency", "version", "product", "scope", "match", "holding", "rollup")),
            Map.entry("inbox", List.of("agency", "product", "scope", "match", "holding", "rollup")),
            Map.entry("report", List.of("agency", "product", "format", "scope", "match", "holding", "rollup")));

    private final ServiceRules rules = ServiceRules.of("writ.inventory", MAY_KNOW);

    @Test
    void theServiceKeepsTheRulesOfAll() {
        rules.check();
    }

    @Test
    void onlyIntakeWaits() {
        noClasses()
                .that()
                .haveNameNotMatching("writ\\.inventory\\.report\\.Waits")
                .should()
                .callMethodWhere(target(name("await")).and(target(owner(resideInAPackage("io.smallrye.mutiny..")))))
                .check(rules.classesOfTheService());
    }
}
