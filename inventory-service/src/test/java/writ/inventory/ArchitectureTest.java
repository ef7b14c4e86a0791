package writ.inventory;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import writ.kit.db.Tx;

class ArchitectureTest {

    /** Whom each feature may know; whoever is not named is known by nobody. */
    private static final Map<String, List<String>> KNOWS = Map.of(
            "agency", List.of(),
            "product", List.of(),
            "scope", List.of("product"),
            "format", List.of("product"),
            "holding", List.of("product"),
            "match", List.of("product", "scope"),
            "rollup", List.of("agency", "product", "scope", "match", "holding"),
            "inbox", List.of("agency", "product", "scope", "match", "holding", "rollup"),
            "report", List.of("agency", "product", "format", "scope", "match", "holding", "rollup"));

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("writ.inventory");

    @Test
    void featuresKnowOnlyThoseBeforeThem() {
        Set<String> features = new TreeSet<>(KNOWS.keySet());
        for (String feature : features) {
            for (String other : features) {
                if (!other.equals(feature) && !KNOWS.get(feature).contains(other)) {
                    ArchRule rule = noClasses()
                            .that()
                            .resideInAPackage("writ.inventory." + feature)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("writ.inventory." + other);
                    rule.check(service);
                }
            }
        }
    }

    @Test
    void everyClassIsInAFeatureOfWhichItIsKnownWhomItKnows() {
        classes()
                .should()
                .resideInAnyPackage(KNOWS.keySet().stream()
                        .map(feature -> "writ.inventory." + feature)
                        .toArray(String[]::new))
                .check(service);
    }

    @Test
    void featuresFormNoCircle() {
        slices().matching("writ.inventory.(*)").should().beFreeOfCycles().check(service);
    }

    @Test
    void nothingButTheKitIsSharedWithOtherServices() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("writ.directive..")
                        .or(resideInAPackage("writ.notification.."))
                        .or(resideInAPackage("writ.local..")))
                .check(service);
    }

    @Test
    void resourcesHoldNoSqlAndTalkToNoConnection() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "io.vertx.sqlclient..", "java.sql..")
                .check(service);
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .callMethodWhere(
                        target(name("rows").or(name("list")).or(name("first")).or(name("update")))
                                .and(target(owner(type(Tx.class)))))
                .check(service);
    }

    @Test
    void onlyIntakeWaits() {
        noClasses()
                .that()
                .haveNameNotMatching("writ\\.inventory\\.report\\.Waits")
                .should()
                .callMethodWhere(target(name("await")).and(target(owner(resideInAPackage("io.smallrye.mutiny..")))))
                .check(service);
    }
}
