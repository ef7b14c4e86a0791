package writ.inventory.review;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.match.MatchRule;
import writ.inventory.match.MatchRules;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Where;
import writ.kit.problem.Problem;

/** Reviewers' rules, page by page, the newest first. */
@ApplicationScoped
class RuleList {
    private final Transactions transactions;
    private final MatchRules rules;

    RuleList(Transactions transactions, MatchRules rules) {
        this.transactions = transactions;
        this.rules = rules;
    }

    Uni<MatchRule> one(Caller caller, UUID id) {
        return transactions.run(caller, tx -> rules.one(tx, id).map(found -> found.orElseThrow(Problem::notFound)));
    }

    /** @param ended whether those that have ended are listed, too */
    Uni<List<MatchRule>> page(
            Caller caller,
            @Nullable String directive,
            @Nullable String agency,
            boolean ended,
            @Nullable UUID before,
            int most) {
        Where where = new Where()
                .andIfAsked("m.directive = ?", blankAsNull(directive))
                .andIfAsked("m.agency = ?", blankAsNull(agency))
                .andIfAsked("m.place < (SELECT b.place FROM match_rules b WHERE b.id = ?)", before);
        if (!ended) {
            where.and("e.rule IS NULL");
        }
        return transactions.run(caller, tx -> rules.list(tx, where, most + 1));
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
