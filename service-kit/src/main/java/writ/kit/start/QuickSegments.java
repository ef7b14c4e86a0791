package writ.kit.start;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.runtime.configuration.NameIterator;
import io.quarkus.runtime.configuration.PropertiesUtil;
import io.smallrye.config.PropertyName;
import org.jspecify.annotations.NullUnmarked;

/**
 * Tells segments apart by their first letters. At a start every name that is configured is compared with those that are
 * known, segment by segment, to warn of the others; nearly all comparisons end at the first letter.
 */
@NullUnmarked
@TargetClass(PropertiesUtil.class)
final class QuickSegments {

    private QuickSegments() {}

    @Substitute
    public static boolean isMapped(NameIterator name, String mapped) {
        int offset = name.getPosition() + 1;
        if (Segments.differAtOnce(name.getName(), offset, mapped)) {
            return false;
        }
        int end = name.getNextEnd();
        int length = end == 0 ? name.getName().length() : end - offset;
        return PropertyName.equals(name.getName(), offset, length, mapped, 0, mapped.length());
    }
}
