package writ.inventory.rollup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import writ.inventory.agency.Agencies;
import writ.kit.db.Tx;
import writ.kit.problem.Problem;

/** Narrows an answer to one agency, when the caller asks for it and reaches it. */
@ApplicationScoped
public class Reach {
    private final Agencies agencies;

    Reach(Agencies agencies) {
        this.agencies = agencies;
    }

    /**
     * The slug of the agency asked for, or of the only one that the caller reaches; empty for all agencies. A list goes
     * by it, since a policy of row-level security can use no index.
     *
     * @throws Problem not found, for one that is not there and for one out of reach alike
     */
    public Uni<Optional<String>> agency(Tx tx, @Nullable String slugOrAlias) {
        return agencies.sought(tx, slugOrAlias);
    }

    /**
     * The slug of the component asked for; empty for all.
     *
     * @param agency the one it has to be of; empty for any
     * @throws Problem not found, when there is none within reach
     */
    public Uni<Optional<String>> component(Tx tx, Optional<String> agency, @Nullable String slug) {
        if (slug == null || slug.isBlank()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return agencies.hasComponent(tx, agency.orElse(null), slug.strip()).map(known -> {
            if (!known) {
                throw Problem.notFound();
            }
            return Optional.of(slug.strip());
        });
    }
}
