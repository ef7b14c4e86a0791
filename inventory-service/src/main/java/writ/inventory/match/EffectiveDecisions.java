package writ.inventory.match;

/**
 * How other features read what is decided of holdings: scopes in force and reviewers' rules in one. A row d has directive,
 * version, product, verdict, rule, supplier, listed, why, because, relation, datum, confidence and review. Lists of
 * products have the view effective_decisions.
 */
public final class EffectiveDecisions {
    private static final String RULED = """

            JOIN current_scopes s ON s.directive = m.directive AND s.version = m.version
            LEFT JOIN rulings ga ON ga.directive = m.directive AND ga.product = m.product AND ga.agency = h.agency
            LEFT JOIN rulings gn ON gn.directive = m.directive AND gn.product = m.product AND gn.agency IS NULL
            CROSS JOIN LATERAL (SELECT coalesce(ga.said, gn.said) AS said, coalesce(ga.reason, gn.reason) AS reason,
                                       coalesce(ga.review, gn.review) AS review) g
            CROSS JOIN LATERAL (
                SELECT m.directive, m.version, m.product, m.supplier, m.listed, m.relation, m.datum, m.confidence, g.review,
                       CASE g.said WHEN 'in' THEN 'matched' WHEN 'out' THEN 'excluded' ELSE m.verdict END AS verdict,
                       CASE WHEN g.said IS NULL THEN m.rule ELSE 'review' END AS rule,
                       m.why || coalesce(' A reviewer decided: ' || g.reason, '') AS why,
                       CASE WHEN g.said IS NULL THEN m.because WHEN g.said = 'out' THEN g.reason END AS because) d""";

    /** Joins the decisions d that hold for the agency of a holding h. */
    public static final String OF_HOLDING = "\nJOIN match_decisions m ON m.product = h.product" + RULED;

    /** Whether a holding h is one of a directive's; the directive is the one parameter. */
    public static final String HOLDING_IS_MATCHED = "EXISTS (SELECT FROM match_decisions m" + RULED
            + "\nWHERE m.product = h.product AND m.directive = ? AND d.verdict = 'matched')";

    private EffectiveDecisions() {}
}
