package writ.inventory.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.match.MatchRule;
import writ.inventory.match.MatchRules;
import writ.kit.db.Tx;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * What a reviewer decides.
 *
 * @param directive one that was issued; any when it is absent
 * @param agency whose findings it is about, by slug, acronym or earlier name; every agency's when it is absent
 * @param supplier the supplier's name, in any of its spellings; with product, which products are meant
 * @param product the product's name without what only tells versions apart
 * @param versions a range (VERS); every version when it is absent
 * @param verdict in: they count; out: they are left out
 * @param reason for the record, at most 500 characters
 * @param endsAt when it ends by itself; never when it is absent
 */
record RuleRequest(
        @Nullable String directive,
        @Nullable String agency,
        @Nullable String supplier,
        @Nullable String product,
        @Nullable String versions,
        @Nullable String verdict,
        @Nullable String reason,
        @Nullable Instant endsAt) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_RANGE = 1_000;
    private static final int LONGEST_REASON = 500;

    RuleRequest {
        directive = clean(directive);
        agency = clean(agency);
        supplier = clean(supplier);
        product = clean(product);
        versions = clean(versions);
        reason = clean(reason);
    }

    /** @throws Problem invalid, saying which members cannot be used */
    RuleRequest checked() {
        Problem problem = Problem.of(CommonProblem.INVALID, "The rule cannot be used.");
        boolean named = supplier != null || product != null;
        boolean fine = check(problem, named, "/product", "is needed, or supplier");
        fine &= check(
                problem, fits(supplier, LONGEST_NAME), "/supplier", "is longer than " + LONGEST_NAME + " characters");
        fine &= check(
                problem, fits(product, LONGEST_NAME), "/product", "is longer than " + LONGEST_NAME + " characters");
        fine &= check(
                problem, fits(versions, LONGEST_RANGE), "/versions", "is longer than " + LONGEST_RANGE + " characters");
        fine &= check(problem, "in".equals(verdict) || "out".equals(verdict), "/verdict", "must be in or out");
        fine &= check(
                problem,
                reason != null && fits(reason, LONGEST_REASON),
                "/reason",
                "is needed, in at most " + LONGEST_REASON + " characters");
        if (!fine) {
            throw problem;
        }
        return this;
    }

    private static boolean check(Problem problem, boolean fine, String at, String detail) {
        if (!fine) {
            problem.at(at, detail);
        }
        return fine;
    }

    private static boolean fits(@Nullable String text, int longest) {
        return text == null || text.length() <= longest;
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** @throws Problem invalid, when the range cannot be read or the end has come already */
    MatchRule rule(Tx tx, @Nullable String ofAgency) {
        MatchRule rule = new MatchRule(
                UUID.randomUUID(),
                directive,
                ofAgency,
                supplier,
                product,
                versions,
                "in".equals(verdict),
                String.valueOf(reason),
                tx.caller().name(),
                tx.now(),
                endsAt,
                null);
        if (endsAt != null && !endsAt.isAfter(tx.now())) {
            throw Problem.of(CommonProblem.INVALID, "The rule cannot be used.").at("/endsAt", "has come already");
        }
        try {
            MatchRules.check(rule);
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID, "The rule cannot be used.")
                    .at("/versions", String.valueOf(e.getMessage()));
        }
        return rule;
    }
}
