package writ.kit.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.notBePublic;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;

/** The rules of structure that every service keeps; whom each feature may know is the service's own. */
public final class ServiceRules {

    private final String root;
    private final Map<String, List<String>> mayKnow;
    private final JavaClasses service;

    private ServiceRules(String root, Map<String, List<String>> mayKnow) {
        this.root = root;
        this.mayKnow = mayKnow;
        this.service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    /** @param mayKnow for each feature, a package below the root, all the features that it may know */
    public static ServiceRules of(String root, Map<String, List<String>> mayKnow) {
        return new ServiceRules(root, mayKnow);
    }

    public JavaClasses classesOfTheService() {
        return service;
    }

    public void check() {
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(service);
        mayKnow.keySet().forEach(this::checkKnows);
        classes()
                .that()
                .resideInAPackage(root + ".*")
                .should()
                .resideInAnyPackage(
                        mayKnow.keySet().stream().map(this::packageOf).toArray(String[]::new))
                .check(service);
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("writ..")
                        .and(not(resideInAPackage(root + "..").or(resideInAPackage("writ.kit..")))))
                .because("services share nothing but service-kit")
                .check(service);
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should(notBePublic())
                .andShould(holdNoSql())
                .andShould(sayWhatTheyProduce())
                .check(service);
    }

    private void checkKnows(String feature) {
        mayKnow.keySet().stream()
                .filter(other -> !other.equals(feature) && !mayKnow.get(feature).contains(other))
                .forEach(other -> noClasses()
                        .that()
                        .resideInAPackage(packageOf(feature))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(packageOf(other))
                        .allowEmptyShould(true)
                        .check(service));
    }

    private String packageOf(String feature) {
        return root + "." + feature;
    }

    /** Opening a transaction is their business, what is said in it is not. */
    private static ArchCondition<JavaClass> holdNoSql() {
        return new ArchCondition<>("hold no SQL") {
            @Override
            public void check(JavaClass resource, ConditionEvents events) {
                resource.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().getName().equals("writ.kit.db.Tx")
                                && !List.of("caller", "now").contains(call.getName()))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(resource, call.getDescription())));
                resource.getDirectDependenciesFromSelf().stream()
                        .filter(uses -> uses.getTargetClass().getPackageName().contains("sqlclient")
                                || uses.getTargetClass().getPackageName().startsWith("java.sql"))
                        .forEach(uses -> events.add(SimpleConditionEvent.violated(resource, uses.getDescription())));
            }
        };
    }

    /** Without it, who accepts only text is answered with what toString says of the answer. */
    private static ArchCondition<JavaClass> sayWhatTheyProduce() {
        return new ArchCondition<>("say what they produce") {
            @Override
            public void check(JavaClass resource, ConditionEvents events) {
                if (resource.isAnnotatedWith(Produces.class)) {
                    return;
                }
                resource.getMethods().stream()
                        .filter(method -> isOperation(method) && !method.isAnnotatedWith(Produces.class))
                        .forEach(method -> events.add(SimpleConditionEvent.violated(
                                resource, method.getFullName() + " does not say what it produces")));
            }
        };
    }

    private static boolean isOperation(JavaMethod method) {
        return method.isMetaAnnotatedWith(HttpMethod.class);
    }
}
