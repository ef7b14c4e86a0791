package writ.inventory.match;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import writ.inventory.scope.Scope;
import writ.inventory.scope.Scopes;
import writ.kit.db.Tx;

/** The matchers of the scopes in force, kept from one transaction to the next. */
@ApplicationScoped
class Matchers {
    private final Scopes scopes;
    private volatile Map<Scope, Matcher> made = Map.of();

    Matchers(Scopes scopes) {
        this.scopes = scopes;
    }

    Uni<List<Matcher>> current(Tx tx) {
        return scopes.current(tx).map(this::of);
    }

    private List<Matcher> of(List<Scope> current) {
        Map<Scope, Matcher> before = made;
        Map<Scope, Matcher> now = LinkedHashMap.newLinkedHashMap(current.size());
        for (Scope scope : current) {
            Matcher known = before.get(scope);
            now.put(scope, known == null ? new Matcher(scope) : known);
        }
        made = now;
        return List.copyOf(now.values());
    }
}
