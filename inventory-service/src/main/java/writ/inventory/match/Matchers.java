package writ.inventory.match;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import writ.inventory.scope.Scope;
import writ.inventory.scope.Scopes;
import writ.kit.db.Tx;

/** The matchers of the scopes in force; each is made once, since a version of a scope never changes. */
@ApplicationScoped
class Matchers {
    private record Version(String directive, int version) {}

    private final Scopes scopes;
    private final Map<Version, Matcher> made = new ConcurrentHashMap<>();

    Matchers(Scopes scopes) {
        this.scopes = scopes;
    }

    Uni<List<Matcher>> current(Tx tx) {
        return scopes.current(tx).map(current -> current.stream().map(this::of).toList());
    }

    private Matcher of(Scope scope) {
        return made.computeIfAbsent(new Version(scope.directive(), scope.version()), version -> new Matcher(scope));
    }
}
