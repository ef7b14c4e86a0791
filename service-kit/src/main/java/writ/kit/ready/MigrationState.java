package writ.kit.ready;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a database lacks of the migrations that are wanted.
 *
 * @param missing versions in their order
 * @param newest version that is there; null when there is none
 */
record MigrationState(List<String> missing, @Nullable String newest) {

    private static final int FEW = 3;

    static MigrationState of(List<String> wanted, List<String> applied) {
        Set<String> there = new HashSet<>(applied);
        return new MigrationState(
                wanted.stream().filter(version -> !there.contains(version)).toList(),
                applied.isEmpty() ? null : applied.getLast());
    }

    /** For an operator: which are wanted and which are there. */
    String words() {
        if (missing.isEmpty()) {
            return "all migrations are there, up to " + newest;
        }
        String there = newest == null
                ? "the database has none yet, or none that this service may see"
                : "the newest one there is " + newest;
        String wanted = missing.size() <= FEW
                ? String.join(", ", missing)
                : missing.getFirst() + " and " + (missing.size() - 1) + " more, up to " + missing.getLast();
        return "waiting for migration " + wanted + "; " + there;
    }

    void requireComplete() {
        if (!missing.isEmpty()) {
            throw new IllegalStateException(words());
        }
    }
}
