package writ.inventory.match;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.Product;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.db.Where;

/** Reviewers' rules and the products they are about. Who adds or ends one holds the catalogue alone. */
@ApplicationScoped
public class MatchRules {
    private static final String SELECT = """
            SELECT m.*, e.reason AS end_reason, e.ended_by, e.ended_at
            FROM match_rules m LEFT JOIN match_rule_ends e ON e.rule = m.id""";
    private static final String INSERT = """
            INSERT INTO match_rules (id, directive, agency, supplier, product, versions, verdict, reason, decided_by,
                                     decided_at, ends_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";
    private static final String SAME = SELECT + """

            WHERE e.rule IS NULL AND m.directive IS NOT DISTINCT FROM $1 AND m.agency IS NOT DISTINCT FROM $2
              AND m.supplier IS NOT DISTINCT FROM $3 AND m.product IS NOT DISTINCT FROM $4
              AND m.versions IS NOT DISTINCT FROM $5 AND m.verdict = $6 AND m.reason = $7
              AND m.ends_at IS NOT DISTINCT FROM $8""";
    private static final String END = """
            INSERT INTO match_rule_ends (rule, agency, reason, ended_by, ended_at)
            SELECT id, agency, $2, $3, $4 FROM match_rules WHERE id = $1 ON CONFLICT DO NOTHING""";
    private static final String RULED = """
            INSERT INTO ruled_products (rule, product, agency)
            SELECT r.rule, r.product, r.agency FROM unnest($1::uuid[], $2::bigint[], $3::text[]) AS r (rule, product, agency)
            ORDER BY 1, 2 ON CONFLICT DO NOTHING""";
    // Of any other product nothing was decided that a rule could change.
    private static final String BROUGHT_IN = """
            INSERT INTO match_decisions (directive, version, product, verdict, rule, why, relation, datum, confidence,
                                         decided_at)
            SELECT DISTINCT s.directive, s.version, p.id, 'possible', 'review',
                   'The directive says nothing of it; a reviewer has brought it up.', 'undefined', p.product_key, 'low',
                   $1::timestamptz
            FROM match_rules m JOIN ruled_products r ON r.rule = m.id JOIN products p ON p.id = r.product
            JOIN current_scopes s ON s.directive = m.directive
            WHERE m.verdict = 'in' AND NOT EXISTS (SELECT FROM match_rule_ends e WHERE e.rule = m.id)
              AND NOT EXISTS (SELECT FROM match_decisions d
                              WHERE d.directive = s.directive AND d.version = s.version AND d.product = p.id)
            ORDER BY 1, 3""";
    private static final String REACH = "SELECT set_config('writ.reach', $1, true)";
    private static final String IN_FORCE = SELECT + " WHERE e.rule IS NULL ORDER BY m.place";

    private record Ruled(MatchRule rule, long product) {}

    /** The rule in force that says the same, if there is one. */
    public Uni<Optional<MatchRule>> same(Tx tx, MatchRule rule) {
        return tx.first(
                SAME,
                MatchRule::read,
                rule.directive(),
                rule.agency(),
                rule.supplier(),
                rule.product(),
                rule.versions(),
                verdict(rule),
                rule.reason(),
                Sql.atOrNull(rule.endsAt()));
    }

    /** Keeps a rule and applies it to every product of the catalogue. */
    public Uni<Void> add(Tx tx, MatchRule rule) {
        RuleMatcher matcher = new RuleMatcher(rule);
        return tx.update(
                        INSERT,
                        rule.id(),
                        rule.directive(),
                        rule.agency(),
                        rule.supplier(),
                        rule.product(),
                        rule.versions(),
                        verdict(rule),
                        rule.reason(),
                        rule.decidedBy(),
                        Sql.at(rule.decidedAt()),
                        Sql.atOrNull(rule.endsAt()))
                .chain(() -> Candidates.of(tx, matcher.needles()))
                .chain(pages -> Multi.createFrom()
                        .iterable(pages)
                        .onItem()
                        .transformToUniAndConcatenate(page ->
                                Candidates.read(tx, page).chain(found -> keep(tx, ruled(rule, matcher, found))))
                        .collect()
                        .last()
                        .chain(() -> bringIn(tx)));
    }

    /** Gives products that rules of one directive bring in a decision under its scope in force, where they have none. */
    Uni<Void> bringIn(Tx tx) {
        return tx.update(BROUGHT_IN, Sql.at(tx.now())).replaceWithVoid();
    }

    /** Ends a rule; its products are what their scopes, and other rules, say again. */
    public Uni<Void> end(Tx tx, UUID rule, @Nullable String reason) {
        return tx.update(END, rule, reason, tx.caller().name(), Sql.at(tx.now()))
                .replaceWithVoid();
    }

    public Uni<Optional<MatchRule>> one(Tx tx, UUID rule) {
        return tx.first(SELECT + " WHERE m.id = $1", MatchRule::read, rule);
    }

    /** The newest first. */
    public Uni<List<MatchRule>> list(Tx tx, Where where, int most) {
        String limit = where.parameter(most);
        return tx.list(
                SELECT + where.clause() + " ORDER BY m.place DESC LIMIT " + limit, MatchRule::read, where.args());
    }

    /** Rules whose end has come. */
    public Uni<List<MatchRule>> due(Tx tx) {
        return tx.list(SELECT + " WHERE e.rule IS NULL AND m.ends_at <= $1", MatchRule::read, Sql.at(tx.now()));
    }

    /** Applies the rules in force to products that are new; other agencies' too, which the caller does not see. */
    Uni<Void> meet(Tx tx, List<Product> fresh) {
        return tx.rows(REACH, "*")
                .chain(() -> tx.list(IN_FORCE, MatchRule::read))
                .chain(rules -> {
                    List<Ruled> ruled = new ArrayList<>();
                    rules.forEach(rule -> ruled.addAll(ruled(rule, new RuleMatcher(rule), fresh)));
                    return ruled.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : keep(tx, ruled).chain(() -> bringIn(tx));
                })
                .chain(() -> tx.rows(REACH, tx.caller().reach()))
                .replaceWithVoid();
    }

    private static List<Ruled> ruled(MatchRule rule, RuleMatcher matcher, List<Product> products) {
        return products.stream()
                .filter(matcher::isAbout)
                .map(product -> new Ruled(rule, product.id()))
                .toList();
    }

    private static Uni<Void> keep(Tx tx, List<Ruled> ruled) {
        return ruled.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.update(
                                RULED,
                                ruled.stream().map(each -> each.rule().id()).toArray(UUID[]::new),
                                ruled.stream().map(Ruled::product).toArray(Long[]::new),
                                ruled.stream().map(each -> each.rule().agency()).toArray(String[]::new))
                        .replaceWithVoid();
    }

    private static String verdict(MatchRule rule) {
        return rule.in() ? "in" : "out";
    }

    /** @throws IllegalArgumentException saying in words what is no range */
    public static void check(MatchRule rule) {
        new RuleMatcher(rule);
    }
}
