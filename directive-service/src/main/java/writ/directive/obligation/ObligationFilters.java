package writ.directive.obligation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import writ.directive.agency.Agencies;
import writ.kit.db.Tx;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * Finds what a list is narrowed by: a name that nobody has would read as "nothing is owed". Who reaches every agency is
 * told so; to an agency a foreign one and none are the same, an empty list.
 */
@ApplicationScoped
class ObligationFilters {

    private static final String FIND = """
            SELECT EXISTS (SELECT FROM directives d WHERE d.directive = $1) AS directive_there,
                   EXISTS (SELECT FROM actions a
                           WHERE a.action = $2 AND ($1::text IS NULL OR a.directive = $1)) AS action_there,
                   (SELECT i.zone FROM issuances i
                    WHERE i.directive = $1
                      AND EXISTS (SELECT FROM bindings b WHERE b.directive = i.directive)) AS zone
            """;

    private final Agencies agencies;

    ObligationFilters(Agencies agencies) {
        this.agencies = agencies;
    }

    private record Found(
            boolean directive, boolean action, @Nullable String zone) {}

    /**
     * The same filter with its agency by slug.
     *
     * @throws Problem invalid, for what is not there, and for a day that has not begun where the directive is from
     */
    Uni<ObligationFilter> find(Tx tx, ObligationFilter filter) {
        return slug(tx, filter.agency())
                .chain(slug -> tx.first(
                                FIND,
                                row -> new Found(
                                        row.getBoolean("directive_there"),
                                        row.getBoolean("action_there"),
                                        row.getString("zone")),
                                filter.directive(),
                                filter.action())
                        .map(Optional::orElseThrow)
                        .invoke(found -> check(tx, filter, slug.isPresent(), found))
                        .map(_ -> filter.of(slug.orElse(filter.agency()))));
    }

    private Uni<Optional<String>> slug(Tx tx, @Nullable String agency) {
        return agency == null ? Uni.createFrom().item(Optional.empty()) : agencies.slug(tx, agency);
    }

    private static void check(Tx tx, ObligationFilter filter, boolean agencyThere, Found found) {
        if (found.zone != null) {
            ZoneId zone = ZoneId.of(found.zone);
            filter.asOf().in(zone, tx.now());
            filter.knownAt().in(zone, tx.now());
        }
        if (!tx.caller().reachesAll()) {
            return;
        }
        Problem faults = Problem.of(CommonProblem.INVALID, "The list is narrowed by what is not there.");
        boolean good = hold(faults, filter.agency(), agencyThere, "agency", "no agency has this slug, acronym or name")
                & hold(faults, filter.directive(), found.directive, "directive", "no directive has this name")
                & hold(faults, filter.action(), found.action, "action", "no directive issued under that name has it");
        if (!good) {
            throw faults;
        }
    }

    private static boolean hold(Problem faults, @Nullable String value, boolean there, String at, String otherwise) {
        if (value != null && !there) {
            faults.at(at, otherwise);
        }
        return value == null || there;
    }
}
