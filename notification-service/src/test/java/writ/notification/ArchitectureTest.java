package writ.notification;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.notBePublic;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may know whom in this service. */
class ArchitectureTest {

    /** For each feature all that it may know. */
    private static final Map<String, List<String>> MAY_KNOW = Map.of(
            "channel", List.of(),
            "message", List.of(),
            "subscription", List.of("channel", "message"),
            "delivery", List.of("channel", "message", "subscription"),
            "alert", List.of("message", "subscription", "delivery"),
            "reminder", List.of("message", "alert"),
            "inbox", List.of("subscription", "reminder"));

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("writ.notification");

    @Test
    void featuresFormNoCircle() {
        slices().matching("writ.notification.(*)..").should().beFreeOfCycles().check(service);
    }

    @Test
    void aFeatureKnowsOnlyTheOnesBeforeIt() {
        MAY_KNOW.forEach((feature, known) -> MAY_KNOW.keySet().stream()
                .filter(other -> !other.equals(feature) && !known.contains(other))
                .forEach(other -> noClasses()
                        .that()
                        .resideInAPackage("writ.notification." + feature)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("writ.notification." + other)
                        .check(service)));
    }

    @Test
    void everyFeatureIsOneOfThese() {
        classes()
                .should()
                .resideInAnyPackage(MAY_KNOW.keySet().stream()
                        .map(feature -> "writ.notification." + feature)
                        .toArray(String[]::new))
                .check(service);
    }

    @Test
    void resourcesHoldNoSqlAndAreNobodysBusiness() {
        classes().that().areAnnotatedWith(Path.class).should(notBePublic()).check(service);
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat(resideInAPackage("writ.kit.db..").or(resideInAPackage("io.vertx..")))
                .check(service);
    }

    @Test
    void channelsAndMessagesKnowNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("writ.notification.channel", "writ.notification.message")
                .should()
                .dependOnClassesThat(resideInAPackage("writ.kit.db..").or(resideInAPackage("..sqlclient..")))
                .check(service);
    }

    @Test
    void nothingButServiceKitIsShared() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("writ..")
                        .and(not(resideInAPackage("writ.notification..").or(resideInAPackage("writ.kit..")))))
                .check(service);
    }
}
