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
class Reach {
    private final Agencies agencies;

    Reach(Agencies agencies) {
        this.agencies = agencies;
    }

    /**
     * The slug of the agency asked for; empty for all the caller reaches.
     *
     * @throws Problem not found, for one that is not there and for one out of reach alike
     */
    Uni<Optional<String>> agency(Tx tx, @Nullable String slugOrAlias) {
        return slugOrAlias == null || slugOrAlias.isBlank()
                ? Uni.createFrom().item(Optional.empty())
                : agencies.find(tx, slugOrAlias.strip()).invoke(found -> found.orElseThrow(Problem::notFound));
    }
}
