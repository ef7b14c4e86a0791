package writ.inventory.format;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The versions of a format that are read. */
record Versions(String format, List<String> read) {

    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,19}");

    /** @throws Unreadable naming the version that came, when it is none of these */
    void check(@Nullable String said) {
        if (said != null && read.contains(said)) {
            return;
        }
        String came = said != null && PLAIN.matcher(said).matches() ? format + " " + said : "This version of " + format;
        String last = read.getLast();
        String known = read.size() == 1
                ? last + " is."
                : String.join(", ", read.subList(0, read.size() - 1)) + " and " + last + " are.";
        throw Unreadable.unknown(came + " is not read; " + known);
    }
}
