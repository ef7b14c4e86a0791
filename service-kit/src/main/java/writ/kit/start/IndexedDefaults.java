package writ.kit.start;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.smallrye.config.DefaultValuesConfigSource;
import io.smallrye.config.PropertyName;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/**
 * Looks for defaults with an index. Names of configuration have one hash, all of them, so that each of thousands of
 * looks compares with each of some two hundred names with a star.
 */
@NullUnmarked
@TargetClass(DefaultValuesConfigSource.class)
final class IndexedDefaults {

    @Alias
    private Map<String, String> properties;

    @Alias
    private Map<PropertyName, String> wildcards;

    @Alias
    private boolean hasProfiledName;

    private IndexedDefaults() {}

    @Substitute
    public String getValue(String propertyName) {
        if (!hasProfiledName && !propertyName.isEmpty() && propertyName.charAt(0) == '%') {
            return null;
        }
        String value = properties.get(propertyName);
        return value == null ? Wildcards.of(wildcards).value(propertyName) : value;
    }
}
