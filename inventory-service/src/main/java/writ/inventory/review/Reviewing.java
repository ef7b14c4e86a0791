package writ.inventory.review;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.agency.Agencies;
import writ.inventory.match.MatchRule;
import writ.inventory.match.MatchRules;
import writ.inventory.product.CatalogueLock;
import writ.inventory.rollup.FindingsChanged;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Makes and ends reviewers' rules, and tells the agencies whose findings change; each holds the catalogue alone. */
@ApplicationScoped
class Reviewing {
    private static final int LONGEST_REASON = 500;
    private static final String ISSUED = "SELECT FROM current_scopes WHERE directive = $1";
    private static final String DIRECTIVES = """
            SELECT DISTINCT s.directive FROM current_scopes s
            JOIN match_decisions d ON d.directive = s.directive AND d.version = s.version
            JOIN ruled_products r ON r.product = d.product WHERE r.rule = $1 ORDER BY 1""";
    private static final String AGENCIES = """
            SELECT DISTINCT n.agency FROM agency_products n JOIN ruled_products r ON r.product = n.product
            WHERE r.rule = $1""";

    private final Transactions transactions;
    private final Agencies agencies;
    private final MatchRules rules;
    private final FindingsChanged findings;

    Reviewing(Transactions transactions, Agencies agencies, MatchRules rules, FindingsChanged findings) {
        this.transactions = transactions;
        this.agencies = agencies;
        this.rules = rules;
        this.findings = findings;
    }

    /** @param fresh whether it was not there already */
    record Made(MatchRule rule, boolean fresh) {}

    /** The same rule sent again while it is in force is the same rule. */
    Uni<Made> make(Caller caller, RuleRequest request) {
        return transactions.run(
                caller,
                tx -> CatalogueLock.alone(tx)
                        .chain(() -> mustBeIssued(tx, request.directive()))
                        .chain(() -> agency(tx, request.agency()))
                        .chain(agency -> {
                            MatchRule rule = request.rule(tx, agency.isEmpty() ? null : agency);
                            return rules.same(tx, rule)
                                    .chain(same -> same.isPresent()
                                            ? Uni.createFrom().item(new Made(same.get(), false))
                                            : rules.add(tx, rule)
                                                    .chain(() -> tell(tx, rule))
                                                    .replaceWith(new Made(rule, true)));
                        }));
    }

    /** The same withdrawal sent again changes nothing; another reason for an ended rule is a conflict. */
    Uni<MatchRule> withdraw(Caller caller, UUID id, @Nullable String said) {
        String reason = reason(said);
        return transactions.run(
                caller,
                tx -> CatalogueLock.alone(tx)
                        .chain(() -> rules.one(tx, id))
                        .map(found -> found.orElseThrow(Problem::notFound))
                        .chain(rule -> {
                            MatchRule.End end = rule.end();
                            if (end == null) {
                                return end(tx, rule, reason);
                            }
                            return reason.equals(end.reason())
                                    ? Uni.createFrom().item(rule)
                                    : Uni.createFrom()
                                            .failure(Problem.of(
                                                    CommonProblem.CONFLICT,
                                                    "The rule has ended before, for another reason."));
                        }));
    }

    /** Ends the rules whose end has come; one replica does it, whichever is first. */
    Uni<List<UUID>> endDue(Caller caller) {
        return transactions
                .run(caller, rules::due)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(List.<UUID>of())
                        : transactions.run(
                                caller,
                                tx -> CatalogueLock.alone(tx)
                                        .chain(() -> rules.due(tx))
                                        .chain(still -> Multi.createFrom()
                                                .iterable(still)
                                                .onItem()
                                                .transformToUniAndConcatenate(rule -> end(tx, rule, null))
                                                .map(MatchRule::id)
                                                .collect()
                                                .asList())));
    }

    private Uni<MatchRule> end(Tx tx, MatchRule rule, @Nullable String reason) {
        return rules.end(tx, rule.id(), reason)
                .chain(() -> tell(tx, rule))
                .chain(() -> rules.one(tx, rule.id()))
                .map(found -> found.orElse(rule));
    }

    private Uni<Void> tell(Tx tx, MatchRule rule) {
        String directive = rule.directive();
        String agency = rule.agency();
        Uni<List<String>> directives = directive == null
                ? tx.list(DIRECTIVES, row -> row.getString(0), rule.id())
                : Uni.createFrom().item(List.of(directive));
        Uni<Set<String>> concerned = agency == null
                ? tx.list(AGENCIES, row -> row.getString(0), rule.id()).map(Set::copyOf)
                : Uni.createFrom().item(Set.of(agency));
        return directives.chain(each -> concerned.chain(of -> Multi.createFrom()
                .iterable(each)
                .onItem()
                .transformToUniAndConcatenate(one -> findings.byReview(tx, one, of))
                .collect()
                .last()
                .replaceWithVoid()));
    }

    private static Uni<Void> mustBeIssued(Tx tx, @Nullable String directive) {
        return directive == null
                ? Uni.createFrom().voidItem()
                : tx.first(ISSUED, row -> row, directive)
                        .invoke(found -> found.orElseThrow(() -> invalid("/directive", "has not been issued")))
                        .replaceWithVoid();
    }

    private Uni<String> agency(Tx tx, @Nullable String said) {
        return said == null
                ? Uni.createFrom().item("")
                : agencies.find(tx, said).map(found -> found.orElseThrow(() -> invalid("/agency", "is not known")));
    }

    private static Problem invalid(String at, String detail) {
        return Problem.of(CommonProblem.INVALID, "The rule cannot be used.").at(at, detail);
    }

    private static String reason(@Nullable String said) {
        String reason = said == null ? "" : said.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Problem.of(CommonProblem.INVALID, "A withdrawal says why.")
                    .at("/reason", "is needed, in at most " + LONGEST_REASON + " characters");
        }
        return Objects.requireNonNull(reason);
    }
}
