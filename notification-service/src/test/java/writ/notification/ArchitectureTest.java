package writ.notification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import writ.kit.testing.ServiceRules;

/** Who may know whom in this service. */
class ArchitectureTest {

    /** For each feature all that it may know; knowing is transitive. */
    private static final Map<String, List<String>> MAY_KNOW = Map.of(
            "channel", List.of(),
            "message", List.of(),
            "subscription", List.of("channel", "message"),
            "delivery", List.of("channel", "message", "subscription"),
            "alert", List.of("message", "subscription", "delivery"),
            "reminder", List.of("message", "alert"),
            "inbox", List.of("subscription", "reminder"));

    private final ServiceRules rules = ServiceRules.of("writ.notification", MAY_KNOW);

    @Test
    void theServiceKeepsTheRulesOfAll() {
        rules.check();
    }

    @Test
    void channelsAndMessagesKnowNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("writ.notification.channel", "writ.notification.message")
                .should()
                .dependOnClassesThat(resideInAPackage("writ.kit.db..").or(resideInAPackage("..sqlclient..")))
                .check(rules.classesOfTheService());
    }
}
