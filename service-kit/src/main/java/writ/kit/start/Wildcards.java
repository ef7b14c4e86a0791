package writ.kit.start;

import io.smallrye.config.PropertyName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values by names of configuration with a star for a segment, found by what stands before the first star and after the
 * last dot.
 */
final class Wildcards {

    private static final String SPECIAL = "*\"[]";
    /** Of a name whose last segment is not one word. */
    private static final String ANY = "";

    /** One for each source of defaults; there are few, and each lives as long as the process. */
    private static volatile List<Wildcards> known = List.of();

    /** By the beginning, up to and with a dot or empty, then by the last segment. */
    private final Map<String, Map<String, List<Map.Entry<PropertyName, String>>>> byBeginning = new HashMap<>();
    /** By the last segment alone, for names that have a star themselves. */
    private final Map<String, List<Map.Entry<PropertyName, String>>> byEnd = new HashMap<>();

    private final Map<PropertyName, String> all;
    private final int size;

    private Wildcards(Map<PropertyName, String> all) {
        this.all = all;
        this.size = all.size();
        all.forEach(this::add);
    }

    private void add(PropertyName name, String value) {
        String end = end(name.getName());
        byBeginning
                .computeIfAbsent(beginning(name.getName()), beginning -> new HashMap<>())
                .computeIfAbsent(end, none -> new ArrayList<>())
                .add(Map.entry(name, value));
        byEnd.computeIfAbsent(end, none -> new ArrayList<>()).add(Map.entry(name, value));
    }

    /** The index of a source, made anew when the source has more. */
    static Wildcards of(Map<PropertyName, String> all) {
        for (Wildcards one : known) {
            if (one.isOf(all)) {
                return one;
            }
        }
        return made(all);
    }

    private static synchronized Wildcards made(Map<PropertyName, String> all) {
        Wildcards made = new Wildcards(all);
        known = Stream.concat(known.stream().filter(one -> one.all != all), Stream.of(made))
                .toList();
        return made;
    }

    private boolean isOf(Map<PropertyName, String> wildcards) {
        return all == wildcards && size == wildcards.size();
    }

    /**
     * What a look into the map would find, without comparing the name with every key. When several keys are the name, the map
     * finds any of them, and this one with the same end before others, then the one with the shortest beginning.
     */
    @Nullable
    String value(String name) {
        PropertyName wanted = new PropertyName(name);
        String end = end(name);
        boolean hasStar = name.indexOf('*') >= 0;
        if (hasStar && end.equals(ANY)) {
            return all.get(wanted);
        }
        String found = hasStar ? value(byEnd.get(end), wanted) : null;
        if (found == null) {
            found = value("", end, wanted);
        }
        for (int dot = name.indexOf('.'); dot >= 0 && found == null; dot = name.indexOf('.', dot + 1)) {
            found = value(name.substring(0, dot + 1), end, wanted);
        }
        return found;
    }

    private @Nullable String value(String beginning, String end, PropertyName name) {
        Map<String, List<Map.Entry<PropertyName, String>>> byEnd = byBeginning.get(beginning);
        if (byEnd == null) {
            return null;
        }
        String found = value(byEnd.get(end), name);
        return found == null && !end.equals(ANY) ? value(byEnd.get(ANY), name) : found;
    }

    private static @Nullable String value(@Nullable List<Map.Entry<PropertyName, String>> some, PropertyName name) {
        if (some != null) {
            for (Map.Entry<PropertyName, String> one : some) {
                if (one.getKey().hashCode() == name.hashCode() && one.getKey().equals(name)) {
                    return one.getValue();
                }
            }
        }
        return null;
    }

    private static String beginning(String name) {
        int plain = 0;
        while (plain < name.length() && SPECIAL.indexOf(name.charAt(plain)) < 0) {
            plain++;
        }
        return name.substring(0, name.lastIndexOf('.', plain - 1) + 1);
    }

    private static String end(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0) ? ANY : last;
    }
}
