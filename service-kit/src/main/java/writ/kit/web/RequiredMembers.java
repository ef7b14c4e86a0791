package writ.kit.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** Says in the OpenAPI document which members are always there: those of a record that are not nullable. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RequiredMembers implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final String OURS = "writ.";
    private static final String PAGE = "Page";
    private static final String ITEMS = "items";

    private final Map<String, List<ClassInfo>> records;

    public RequiredMembers(IndexView index) {
        // an index made of several knows a class more than once
        Map<DotName, ClassInfo> byName = index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith(OURS))
                .collect(Collectors.toMap(ClassInfo::name, type -> type, (one, same) -> one));
        this.records = byName.values().stream().collect(Collectors.groupingBy(ClassInfo::simpleName));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                always(name, schema).sorted().forEach(schema::addRequired);
            }
        });
    }

    private Stream<String> always(String name, Schema schema) {
        List<ClassInfo> types = records.getOrDefault(name, List.of());
        if (types.size() == 1) {
            return types.getFirst().recordComponents().stream()
                    .filter(component -> !isNullable(component))
                    .map(RecordComponentInfo::name)
                    .filter(schema.getProperties()::containsKey);
        }
        return name.startsWith(PAGE) && schema.getProperties().containsKey(ITEMS) ? Stream.of(ITEMS) : Stream.empty();
    }

    private static boolean isNullable(RecordComponentInfo component) {
        return component.type().hasAnnotation(NULLABLE);
    }
}
