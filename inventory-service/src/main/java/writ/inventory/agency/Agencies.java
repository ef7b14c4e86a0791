package writ.inventory.agency;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Tx;
import writ.kit.problem.Problem;

/** Which agencies and components there are. */
@ApplicationScoped
public class Agencies {
    private static final String FIND = """
            SELECT agency FROM agencies WHERE agency = lower($1)
            UNION ALL
            SELECT agency FROM agencies WHERE EXISTS (SELECT FROM unnest(aliases) a WHERE lower(a) = lower($1))
            LIMIT 1""";
    private static final String HAS_COMPONENT = "SELECT FROM components WHERE agency = $1 AND component = $2";
    private static final String ANY_COMPONENT =
            "SELECT FROM components WHERE ($1::text IS NULL OR agency = $1) AND component = $2 LIMIT 1";
    private static final String LOCK = "SELECT FROM agencies WHERE agency = $1 FOR NO KEY UPDATE";
    private static final String LEARN = """
            INSERT INTO agencies (agency, name, aliases)
            SELECT e->>'agency', e->>'name',
                   ARRAY(SELECT jsonb_array_elements_text(coalesce(e->'aliases', '[]'))) || array_remove(ARRAY[e->>'acronym'], NULL)
            FROM unnest($1::jsonb[]) AS e ORDER BY 1
            ON CONFLICT (agency) DO UPDATE SET name = excluded.name, aliases = excluded.aliases""";
    private static final String LEARN_COMPONENTS = """
            INSERT INTO components (agency, component, name)
            SELECT e->>'agency', c->>'slug', c->>'name'
            FROM unnest($1::jsonb[]) AS e, jsonb_array_elements(coalesce(e->'components', '[]')) AS c ORDER BY 1, 2
            ON CONFLICT (agency, component) DO UPDATE SET name = excluded.name""";

    /** The slug of the agency with this slug, acronym or earlier name, among those the caller reaches. */
    public Uni<Optional<String>> find(Tx tx, String slugOrAlias) {
        return tx.first(FIND, row -> row.getString(0), slugOrAlias);
    }

    /**
     * The slug of the agency asked for, or of the only one that the caller reaches; empty for all agencies. A list goes
     * by it, since a policy of row-level security can use no index.
     *
     * @throws Problem not found, for one that is not there and for one out of reach alike
     */
    public Uni<Optional<String>> sought(Tx tx, @Nullable String slugOrAlias) {
        if (slugOrAlias == null || slugOrAlias.isBlank()) {
            String reach = tx.caller().reach();
            return Uni.createFrom().item(tx.caller().reachesAll() ? Optional.empty() : Optional.of(reach));
        }
        return find(tx, slugOrAlias.strip()).invoke(found -> found.orElseThrow(Problem::notFound));
    }

    /** Whether there is such a component of the agency, within the caller's reach; a null one is the whole agency. */
    public Uni<Boolean> has(Tx tx, String agency, @Nullable String component) {
        return component == null
                ? tx.first("SELECT FROM agencies WHERE agency = $1", row -> row, agency)
                        .map(Optional::isPresent)
                : tx.first(HAS_COMPONENT, row -> row, agency, component).map(Optional::isPresent);
    }

    /** Whether an agency has such a component, or any within the caller's reach when none is named. */
    public Uni<Boolean> hasComponent(Tx tx, @Nullable String agency, String component) {
        return tx.first(ANY_COMPONENT, row -> row, agency, component).map(Optional::isPresent);
    }

    /** Keeps what the agency's reports say still until the transaction ends; all that changes it waits here. */
    public Uni<Void> lock(Tx tx, String agency) {
        return tx.rows(LOCK, agency).replaceWithVoid();
    }

    /** Takes over what `dev.writ.agency.changed` says; a component once known stays, since reports may name it. */
    public Uni<Void> learn(Tx tx, List<JsonNode> changed) {
        Map<String, JsonObject> newest = new TreeMap<>();
        changed.forEach(data -> newest.put(data.path("agency").asText(), new JsonObject(data.toString())));
        JsonObject[] events = newest.values().toArray(JsonObject[]::new);
        return tx.update(LEARN, (Object) events)
                .chain(() -> tx.update(LEARN_COMPONENTS, (Object) events))
                .replaceWithVoid();
    }
}
