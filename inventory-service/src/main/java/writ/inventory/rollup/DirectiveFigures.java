package writ.inventory.rollup;

/** The figures of one agency for one issued directive. */
public record DirectiveFigures(String directive, Tallied figures) {}
