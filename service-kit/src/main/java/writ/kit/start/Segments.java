package writ.kit.start;

import io.smallrye.config.PropertyName;

/** Segments of names of configuration, of which one may be or have a star. */
final class Segments {

    private static final String SPECIAL = "*\"[].";

    private Segments() {}

    /**
     * Whether the first letters tell that the segment of a name that begins at the offset is not the one that is wanted, by
     * the rules of {@link PropertyName}; when they do not, only a closer look does.
     */
    static boolean differAtOnce(String name, int offset, String wanted) {
        if (offset >= name.length() || wanted.isEmpty()) {
            return false;
        }
        char first = name.charAt(offset);
        char other = wanted.charAt(0);
        return first != other && SPECIAL.indexOf(first) < 0 && SPECIAL.indexOf(other) < 0;
    }
}
