package writ.inventory.version;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of Alpine packages: numbers, one letter, suffixes with numbers, and the build revision (apk-package(5)). */
final class AlpineOrder {
    private static final Pattern VERSION = Pattern.compile("([0-9]+(?:\\.[0-9]+)*)([a-z]?)"
            + "((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*)*)(?:~[0-9a-f]+)?(?:-r([0-9]+))?");
    private static final Pattern SUFFIX = Pattern.compile("_([a-z]+)([0-9]*)");
    private static final List<String> SUFFIXES =
            List.of("alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p");
    private static final int NONE = SUFFIXES.indexOf("");

    private AlpineOrder() {}

    static int compare(String one, String other) {
        Matcher left = matcher(one);
        Matcher right = matcher(other);
        int order = numbers(left.group(1).split("\\."), right.group(1).split("\\."));
        if (order == 0) {
            order = left.group(2).compareTo(right.group(2));
        }
        if (order == 0) {
            order = suffixes(SUFFIX.matcher(left.group(3)), SUFFIX.matcher(right.group(3)));
        }
        return order != 0 ? order : Digits.compare(revision(left), revision(right));
    }

    private static Matcher matcher(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(version + " is no version of an Alpine package");
        }
        return matcher;
    }

    /** A number that begins with 0, from the second one on, is a fraction and compares as text. */
    private static int numbers(String[] one, String[] other) {
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            boolean fraction = i > 0 && (one[i].startsWith("0") || other[i].startsWith("0"));
            int order = fraction ? one[i].compareTo(other[i]) : Digits.compare(one[i], other[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length, other.length);
    }

    private static int suffixes(Matcher one, Matcher other) {
        while (true) {
            boolean more = one.find();
            boolean otherMore = other.find();
            if (!more && !otherMore) {
                return 0;
            }
            int order = Integer.compare(
                    more ? SUFFIXES.indexOf(one.group(1)) : NONE, otherMore ? SUFFIXES.indexOf(other.group(1)) : NONE);
            if (order == 0 && more && otherMore) {
                order = Digits.compare(one.group(2), other.group(2));
            }
            if (order != 0) {
                return order;
            }
        }
    }

    private static String revision(Matcher version) {
        return version.group(4) == null ? "0" : version.group(4);
    }
}
