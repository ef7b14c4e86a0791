package writ.inventory.match;

/** How other features read what is decided: the view effective_decisions, scopes in force and reviewers' rules in one. */
public final class EffectiveDecisions {
    /** Joins the decisions d that hold for the agency of a holding h. */
    public static final String OF_HOLDING = """

            JOIN effective_decisions d ON d.product = h.product
                AND (d.agency = h.agency OR d.agency IS NULL AND h.agency <> ALL (d.except_agencies))""";

    private EffectiveDecisions() {}
}
