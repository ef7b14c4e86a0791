package writ.inventory.scope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import writ.kit.db.Sql;
import writ.kit.db.Tx;

/** The scopes of issued directives, each version kept. */
@ApplicationScoped
public class Scopes {
    private static final String ADD = """
            INSERT INTO scopes (directive, version, issued_at, decided_at, scope, quality) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT DO NOTHING""";
    private static final String CURRENT =
            "SELECT directive, version, issued_at, scope::text AS scope FROM current_scopes ORDER BY directive";
    private static final String THRESHOLDS =
            "SELECT directive, quality::text AS quality FROM current_scopes ORDER BY directive";

    private final ObjectMapper json;

    Scopes(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Keeps a version's scope; false when it is here already.
     *
     * @param quality the directive's own thresholds for reports; no object when it states none
     */
    public Uni<Boolean> add(Tx tx, String directive, int version, Instant issuedAt, JsonNode scope, JsonNode quality) {
        return tx.update(ADD, directive, version, Sql.at(issuedAt), Sql.at(tx.now()), object(scope), object(quality))
                .map(added -> added == 1);
    }

    /** The newest version of each directive's scope. */
    public Uni<List<Scope>> current(Tx tx) {
        return tx.list(CURRENT, this::scope);
    }

    /** The thresholds of each directive, also of those that state none. */
    public Uni<List<Thresholds>> thresholds(Tx tx) {
        return tx.list(THRESHOLDS, row -> Thresholds.read(row.getString("directive"), tree(row.getString("quality"))));
    }

    /** The day of an issue as far as relations between suppliers go, which are known by days. */
    public static LocalDate day(Instant issuedAt) {
        return LocalDate.ofInstant(issuedAt, ZoneOffset.UTC);
    }

    private Scope scope(Row row) {
        return Scope.read(
                row.getString("directive"),
                row.getInteger("version"),
                day(Sql.instant(row, "issued_at")),
                tree(row.getString("scope")));
    }

    private static JsonObject object(JsonNode node) {
        return node.isObject() ? new JsonObject(node.toString()) : new JsonObject();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
