package writ.inventory.version;

import java.util.Locale;

/**
 * Semantic Versioning 2.0.0, section 11, which npm, Cargo, Go, Hex and NuGet follow. A leading v is passed over, and any
 * count of numbers is taken, since NuGet has four and people write two; those that are missing are 0.
 */
final class SemanticOrder {
    private SemanticOrder() {}

    static int compareIgnoringCase(String one, String other) {
        return compare(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }

    static int compare(String one, String other) {
        String left = withoutBuild(one);
        String right = withoutBuild(other);
        int dashLeft = left.indexOf('-');
        int dashRight = right.indexOf('-');
        String[] numbers = numbers(one, dashLeft < 0 ? left : left.substring(0, dashLeft));
        String[] others = numbers(other, dashRight < 0 ? right : right.substring(0, dashRight));
        for (int i = 0; i < Math.max(numbers.length, others.length); i++) {
            int order = Digits.compare(i < numbers.length ? numbers[i] : "", i < others.length ? others[i] : "");
            if (order != 0) {
                return order;
            }
        }
        if (dashLeft < 0 || dashRight < 0) {
            return Boolean.compare(dashLeft < 0, dashRight < 0);
        }
        return preRelease(
                left.substring(dashLeft + 1).split("\\.", -1),
                right.substring(dashRight + 1).split("\\.", -1));
    }

    private static String withoutBuild(String version) {
        int plus = version.indexOf('+');
        String plain = plus < 0 ? version : version.substring(0, plus);
        return plain.startsWith("v") || plain.startsWith("V") ? plain.substring(1) : plain;
    }

    private static String[] numbers(String version, String core) {
        String[] numbers = core.split("\\.", -1);
        for (String number : numbers) {
            if (!Digits.are(number)) {
                throw new IllegalArgumentException(version + " is no semantic version");
            }
        }
        return numbers;
    }

    private static int preRelease(String[] one, String[] other) {
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            boolean number = Digits.are(one[i]);
            boolean otherNumber = Digits.are(other[i]);
            int order = number && otherNumber
                    ? Digits.compare(one[i], other[i])
                    : number || otherNumber ? Boolean.compare(otherNumber, number) : one[i].compareTo(other[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length, other.length);
    }
}
