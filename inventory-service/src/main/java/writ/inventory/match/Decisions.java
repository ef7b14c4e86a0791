package writ.inventory.match;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import writ.inventory.scope.Scope;
import writ.kit.db.Sql;
import writ.kit.db.Tx;

/** Writes what was decided. */
final class Decisions {
    private static final String RECORD = """
            INSERT INTO match_decisions (directive, version, product, verdict, rule, supplier, listed, why, because,
                                         relation, datum, confidence, decided_at)
            SELECT $1, $2, d.*, $13 FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::text[], $12::text[]) AS d ORDER BY 3""";

    private Decisions() {}

    static Uni<Void> record(Tx tx, Scope scope, List<Decision> decisions) {
        return decisions.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.update(
                                RECORD,
                                scope.directive(),
                                scope.version(),
                                decisions.stream().map(d -> d.product().id()).toArray(Long[]::new),
                                column(decisions, d -> d.verdict().code()),
                                column(decisions, d -> d.rule().code()),
                                column(decisions, Decision::supplier),
                                column(decisions, Decision::listed),
                                column(decisions, Decision::why),
                                column(decisions, Decision::because),
                                column(decisions, d -> d.evidence().relation().code()),
                                column(decisions, d -> d.evidence().datum()),
                                column(decisions, d -> d.evidence().confidence().code()),
                                Sql.at(tx.now()))
                        .replaceWithVoid();
    }

    private static @Nullable String[] column(List<Decision> decisions, Function<Decision, @Nullable String> field) {
        return decisions.stream().map(field).toArray(String[]::new);
    }
}
