package writ.inventory.version;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The order of Python packages: PEP 440, with its normalisation of other spellings. */
final class PythonOrder {
    private static final Pattern VERSION = Pattern.compile("v?(?:([0-9]+)!)?([0-9]+(?:\\.[0-9]+)*)"
            + "(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?([0-9]*))?"
            + "(?:-([0-9]+)|[-_.]?(post|rev|r)[-_.]?([0-9]*))?(?:[-_.]?(dev)[-_.]?([0-9]*))?"
            + "(?:\\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

    private PythonOrder() {}

    static int compare(String one, String other) {
        Matcher left = matcher(one);
        Matcher right = matcher(other);
        int order = Digits.compare(group(left, 1), group(right, 1));
        if (order == 0) {
            order = release(group(left, 2).split("\\."), group(right, 2).split("\\."));
        }
        if (order == 0) {
            order = Integer.compare(phase(left), phase(right));
        }
        if (order == 0) {
            order = Digits.compare(group(left, 4), group(right, 4));
        }
        if (order == 0) {
            order = Boolean.compare(isPost(left), isPost(right));
        }
        if (order == 0) {
            order = Digits.compare(group(left, 5) + group(left, 7), group(right, 5) + group(right, 7));
        }
        if (order == 0) {
            order = Boolean.compare(left.group(8) == null, right.group(8) == null);
        }
        if (order == 0) {
            order = Digits.compare(group(left, 9), group(right, 9));
        }
        return order != 0 ? order : local(left.group(10), right.group(10));
    }

    private static Matcher matcher(String version) {
        Matcher matcher = VERSION.matcher(version.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(version + " is no version by PEP 440");
        }
        return matcher;
    }

    private static String group(Matcher version, int group) {
        String text = version.group(group);
        return text == null ? "" : text;
    }

    private static int release(String[] one, String[] other) {
        for (int i = 0; i < Math.max(one.length, other.length); i++) {
            int order = Digits.compare(i < one.length ? one[i] : "", i < other.length ? other[i] : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** A development release of no other comes before the first pre-release. */
    private static int phase(Matcher version) {
        return switch (group(version, 3)) {
            case "a", "alpha" -> 1;
            case "b", "beta" -> 2;
            case "c", "rc", "pre", "preview" -> 3;
            default -> version.group(8) != null && !isPost(version) ? 0 : 4;
        };
    }

    private static boolean isPost(Matcher version) {
        return version.group(5) != null || version.group(6) != null;
    }

    private static int local(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        String[] left = one.split("[-_.]");
        String[] right = other.split("[-_.]");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            boolean number = Digits.are(left[i]);
            int order = number && Digits.are(right[i])
                    ? Digits.compare(left[i], right[i])
                    : number || Digits.are(right[i]) ? (number ? 1 : -1) : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }
}
