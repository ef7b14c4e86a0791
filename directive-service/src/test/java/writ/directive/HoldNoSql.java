package writ.directive;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** A resource holds no SQL when it neither runs a statement nor touches a row. */
final class HoldNoSql extends ArchCondition<JavaClass> {

    private static final Set<String> RUNS = Set.of("update", "list", "first", "rows", "connection");

    HoldNoSql() {
        super("hold no SQL");
    }

    @Override
    public void check(JavaClass resource, ConditionEvents events) {
        resource.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().getName().equals("writ.kit.db.Tx")
                        && RUNS.contains(call.getTarget().getName()))
                .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
        resource.getDirectDependenciesFromSelf().stream()
                .filter(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("io.vertx.mutiny.sqlclient"))
                .forEach(dependency ->
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
    }
}
