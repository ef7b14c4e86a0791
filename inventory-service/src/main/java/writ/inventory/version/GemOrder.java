package writ.inventory.version;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of RubyGems (Gem::Version): numbers by value, words before numbers, zeros at an end are nothing. */
final class GemOrder {
    private static final Pattern VERSION =
            Pattern.compile("[0-9]+(\\.[0-9a-zA-Z]+)*(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?");
    private static final Pattern SEGMENT = Pattern.compile("[0-9]+|[a-z]+", Pattern.CASE_INSENSITIVE);

    private GemOrder() {}

    static int compare(String one, String other) {
        List<String> left = segments(one);
        List<String> right = segments(other);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String a = i < left.size() ? left.get(i) : "0";
            String b = i < right.size() ? right.get(i) : "0";
            int order = Digits.are(a) && Digits.are(b)
                    ? Digits.compare(a, b)
                    : Digits.are(a) || Digits.are(b) ? Boolean.compare(Digits.are(a), Digits.are(b)) : a.compareTo(b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<String> segments(String version) {
        String trimmed = version.strip();
        if (!VERSION.matcher(trimmed).matches()) {
            throw new IllegalArgumentException(version + " is no version of a gem");
        }
        Matcher each = SEGMENT.matcher(trimmed.replace("-", ".pre."));
        List<String> segments = new ArrayList<>();
        int numbers = 0;
        while (each.find()) {
            if (!Digits.are(each.group())) {
                withoutZeros(segments, numbers);
                numbers = segments.size() + 1;
            }
            segments.add(each.group());
        }
        withoutZeros(segments, numbers);
        return segments;
    }

    private static void withoutZeros(List<String> segments, int from) {
        while (segments.size() > from && Digits.isZero(segments.getLast())) {
            segments.removeLast();
        }
    }
}
