package writ.directive;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import writ.kit.testing.ServiceRules;

/** Who may know whom in this service. */
class ArchitectureTest {

    /** For each feature all that it may know; knowing is transitive. */
    private static final Map<String, List<String>> MAY_KNOW = Map.of(
            "deadline", List.of(),
            "agency", List.of(),
            "directive", List.of("agency", "deadline"),
            "obligation", List.of("agency", "deadline", "directive"),
            "form", List.of("agency", "deadline", "directive"),
            "docket", List.of("agency", "deadline", "directive"),
            "submission", List.of("agency", "deadline", "directive", "obligation", "form"),
            "scoreboard", List.of("agency", "deadline", "directive", "obligation", "form", "submission"),
            "record", List.of());

    private final ServiceRules rules = ServiceRules.of("writ.directive", MAY_KNOW);

    @Test
    void theServiceKeepsTheRulesOfAll() {
        rules.check();
    }

    @Test
    void deadlinesKnowNeitherTheWebNorTheDatabase() {
        noClasses()
                .that()
                .resideInAPackage("writ.directive.deadline")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("writ.directive.deadline", "java..", "org.jspecify..")
                .check(rules.classesOfTheService());
    }
}
