package writ.inventory.rollup;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import writ.kit.db.Tx;
import writ.kit.feed.NewEvent;
import writ.kit.feed.Outbox;

/** Tells agencies that their reports mean something else now, although they did not change. */
@ApplicationScoped
public class FindingsChanged {
    @RegisterForReflection
    private record Data(String agency, String directive, Tallied figures, String because) {}

    private final Figures figures;
    private final Outbox outbox;

    FindingsChanged(Figures figures, Outbox outbox) {
        this.figures = figures;
        this.outbox = outbox;
    }

    /** One event per agency with a current report; the catalogue must be held alone. */
    public Uni<Void> byScope(Tx tx, String directive) {
        return tell(tx, directive, "scope", agency -> true);
    }

    /** One event per agency of these with a current report; the catalogue must be held alone. */
    public Uni<Void> byReview(Tx tx, String directive, Set<String> agencies) {
        return tell(tx, directive, "review", agencies::contains);
    }

    private Uni<Void> tell(Tx tx, String directive, String because, Predicate<String> concerned) {
        return figures.ofDirective(tx, directive).chain(byAgency -> {
            List<NewEvent> events = byAgency.entrySet().stream()
                    .filter(each -> concerned.test(each.getKey()))
                    .map(each -> new NewEvent(
                            "dev.writ.findings.changed",
                            each.getKey(),
                            each.getKey(),
                            new Data(each.getKey(), directive, each.getValue(), because)))
                    .toList();
            return outbox.append(tx, events);
        });
    }
}
