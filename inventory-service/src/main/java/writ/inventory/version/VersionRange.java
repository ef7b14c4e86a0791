package writ.inventory.version;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version range specifier (VERS), such as vers:npm/&gt;=1.0|&lt;2.0: which versions it has in it. */
public final class VersionRange {
    private static final String PREFIX = "vers:";

    /** Whether a version is within a range; unknown when it cannot be compared with the range's. */
    public enum Answer {
        WITHIN,
        OUTSIDE,
        UNKNOWN
    }

    private enum Sign {
        EQUAL("="),
        OTHER_THAN("!="),
        BELOW("<"),
        UP_TO("<="),
        ABOVE(">"),
        FROM(">=");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        boolean isUpper() {
            return this == BELOW || this == UP_TO;
        }

        boolean isLower() {
            return this == ABOVE || this == FROM;
        }

        boolean takesItself() {
            return this == EQUAL || this == UP_TO || this == FROM;
        }
    }

    private record Constraint(Sign sign, String version) {}

    private final String text;
    private final @Nullable Scheme scheme;
    private final List<Constraint> constraints;
    private final boolean all;

    private VersionRange(String text, @Nullable Scheme scheme, List<Constraint> constraints, boolean all) {
        this.text = text;
        this.scheme = scheme;
        this.constraints = constraints;
        this.all = all;
    }

    /** @throws IllegalArgumentException saying in words what is wrong */
    public static VersionRange of(String text) {
        String range = text.strip();
        int slash = range.indexOf('/');
        if (!range.startsWith(PREFIX) || slash < 0) {
            throw new IllegalArgumentException("the version range must read like vers:npm/>=1.0|<2.0");
        }
        String name = range.substring(PREFIX.length(), slash);
        String rest = range.substring(slash + 1).replaceAll("\\s", "");
        boolean star = rest.equals("*");
        if (star && (name.equals("all") || name.equals("none"))) {
            return new VersionRange(range, null, List.of(), name.equals("all"));
        }
        Scheme scheme = Scheme.named(name);
        if (scheme == null) {
            throw new IllegalArgumentException(
                    "the version range has the scheme " + name + ", which has no order here");
        }
        if (star) {
            return new VersionRange(range, scheme, List.of(), true);
        }
        List<Constraint> constraints = new ArrayList<>();
        for (String part : rest.split("\\|")) {
            if (!part.isEmpty()) {
                constraints.add(constraint(part));
            }
        }
        if (constraints.isEmpty()) {
            throw new IllegalArgumentException("the version range has no version in it");
        }
        constraints.sort(Comparator.comparing(Constraint::version, scheme::compare));
        for (int i = 1; i < constraints.size(); i++) {
            if (scheme.compare(
                            constraints.get(i - 1).version(), constraints.get(i).version())
                    == 0) {
                throw new IllegalArgumentException(
                        "the version range names " + constraints.get(i).version() + " twice");
            }
        }
        return new VersionRange(range, scheme, simplified(constraints), false);
    }

    private static Constraint constraint(String part) {
        Sign found = Sign.EQUAL;
        for (Sign sign : Sign.values()) {
            if (part.startsWith(sign.text) && (found == Sign.EQUAL || sign.text.length() > found.text.length())) {
                found = sign;
            }
        }
        String rest = part.startsWith(found.text) ? part.substring(found.text.length()) : part;
        String version = URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (version.isEmpty() || version.equals("*")) {
            throw new IllegalArgumentException("the version range has a comparator without a version");
        }
        return new Constraint(found, version);
    }

    /** @param version null when it is not known */
    public Answer has(@Nullable String version) {
        if (all) {
            return Answer.WITHIN;
        }
        if (scheme == null) {
            return Answer.OUTSIDE;
        }
        if (version == null) {
            return Answer.UNKNOWN;
        }
        try {
            return contains(scheme, constraints, version) ? Answer.WITHIN : Answer.OUTSIDE;
        } catch (IllegalArgumentException e) {
            return Answer.UNKNOWN;
        }
    }

    private static boolean contains(Scheme by, List<Constraint> constraints, String version) {
        boolean onlyOthers = true;
        boolean within = true;
        boolean bounded = false;
        for (Constraint each : constraints) {
            int order = by.compare(version, each.version());
            if (order == 0) {
                return each.sign().takesItself();
            }
            onlyOthers &= each.sign() == Sign.OTHER_THAN;
            if (each.sign().isLower() || each.sign().isUpper()) {
                if (order < 0) {
                    return each.sign().isUpper() && within;
                }
                within = each.sign().isLower();
                bounded = true;
            }
        }
        return bounded ? within : onlyOthers;
    }

    /** Bounds that say nothing more are left out, as the specification simplifies a range. */
    private static List<Constraint> simplified(List<Constraint> inOrder) {
        List<Constraint> simple = new ArrayList<>();
        int last = -1;
        for (Constraint each : inOrder) {
            Sign before = last < 0 ? Sign.EQUAL : simple.get(last).sign();
            if (each.sign().isUpper() && before.isUpper()) {
                simple.remove(last);
            }
            if (!(each.sign().isLower() && before.isLower())) {
                simple.add(each);
                last = each.sign().isLower() || each.sign().isUpper() ? simple.size() - 1 : last;
            }
        }
        return List.copyOf(simple);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionRange range && text.equals(range.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
