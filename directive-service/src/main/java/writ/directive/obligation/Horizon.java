package writ.directive.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.directive.deadline.Deadlines;
import writ.directive.deadline.Issue;
import writ.directive.deadline.Occurrence;
import writ.directive.deadline.Rule;

/** Decides which occurrences of a rule are opened by an instant of business time. */
@ApplicationScoped
class Horizon {

    /**
     * One step opens no more of a series than this, two years of months: for a hundred agencies about a second, during
     * which they wait for their turn.
     */
    static final int MOST = 24;

    private final SeriesSettings settings;

    Horizon(SeriesSettings settings) {
        this.settings = settings;
        if (settings.ahead() < 4) {
            throw new IllegalArgumentException("writ.series.ahead must be at least 4");
        }
    }

    /**
     * The occurrences to open.
     *
     * @param extendAt the instant from which more must be open; null when there are no more
     */
    record Reach(List<Occurrence> occurrences, @Nullable Instant extendAt) {}

    /**
     * @param opened how many are open already
     * @param needed a number that must be open in any case
     */
    Reach reach(Rule rule, Issue issue, int opened, int needed, Instant now) {
        List<Occurrence> all = new ArrayList<>();
        List<Instant> ahead = new ArrayList<>();
        Iterator<Occurrence> occurrences = Deadlines.of(rule, issue).iterator();
        while (occurrences.hasNext()) {
            Occurrence next = occurrences.next();
            Instant due = next.dueBefore();
            if (due != null && all.size() >= needed && !wanted(due, ahead.size(), now)) {
                return new Reach(after(all, opened), nextLook(due, ahead));
            }
            if (all.size() == opened + MOST) {
                return new Reach(after(all, opened), now);
            }
            all.add(next);
            if (due != null && due.isAfter(now)) {
                ahead.add(due);
            }
        }
        return new Reach(after(all, opened), null);
    }

    private boolean wanted(Instant due, int ahead, Instant now) {
        return ahead < settings.ahead() || !due.isAfter(now.plus(settings.horizon()));
    }

    /** When the next one comes within the horizon, or one too few are ahead. */
    private Instant nextLook(Instant next, List<Instant> ahead) {
        Instant within = next.minus(settings.horizon());
        Instant tooFew = ahead.get(ahead.size() - settings.ahead());
        return within.isBefore(tooFew) ? within : tooFew;
    }

    private static List<Occurrence> after(List<Occurrence> all, int opened) {
        return List.copyOf(all.subList(Math.min(opened, all.size()), all.size()));
    }
}
