package writ.directive.directive;

import java.util.Arrays;
import java.util.Locale;
import writ.kit.web.IfMatch;

/** The entity tags of a version: one for each form, for two forms are never the same bytes. */
final class DirectiveTags {

    private DirectiveTags() {}

    static String of(int version, DocumentFormat format) {
        return IfMatch.tag(version + "." + format.name().toLowerCase(Locale.ROOT));
    }

    static String[] all(int version) {
        return Arrays.stream(DocumentFormat.values())
                .map(format -> of(version, format))
                .toArray(String[]::new);
    }
}
