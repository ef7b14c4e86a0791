package writ.inventory.rollup;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The figures of one agency for one issued directive. */
@RegisterForReflection
public record DirectiveFigures(String directive, Tallied figures) {}
