package writ.directive;

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

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("writ.directive");

    @Test
    void featuresFormNoCircle() {
        slices().matching("writ.directive.(*)..").should().beFreeOfCycles().check(service);
    }

    @Test
    void aFeatureKnowsOnlyTheOnesBeforeIt() {
        MAY_KNOW.forEach((feature, known) -> MAY_KNOW.keySet().stream()
                .filter(other -> !other.equals(feature) && !known.contains(other))
                .forEach(other -> noClasses()
                        .that()
                        .resideInAPackage("writ.directive." + feature)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("writ.directive." + other)
                        .allowEmptyShould(true)
                        .check(service)));
    }

    @Test
    void everyFeatureIsOneOfThese() {
        classes()
                .that()
                .resideInAPackage("writ.directive.*")
                .should()
                .resideInAnyPackage(MAY_KNOW.keySet().stream()
                        .map(feature -> "writ.directive." + feature)
                        .toArray(String[]::new))
                .check(service);
    }

    @Test
    void deadlinesKnowNeitherTheWebNorTheDatabase() {
        noClasses()
                .that()
                .resideInAPackage("writ.directive.deadline")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("writ.directive.deadline", "java..", "org.jspecify..")
                .check(service);
    }

    @Test
    void resourcesHoldNoSql() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should(notBePublic())
                .andShould(new HoldNoSql())
                .check(service);
    }

    @Test
    void nothingButServiceKitIsShared() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("writ..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                resideInAPackage("writ.directive..").or(resideInAPackage("writ.kit..")))))
                .check(service);
    }
}
