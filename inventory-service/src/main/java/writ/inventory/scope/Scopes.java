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
            INSERT INTO scopes (directive, version, issued_at, decided_at, scope) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING""";
    private static final String CURRENT =
            "SELECT directive, version, issued_at, scope::text AS scope FROM current_scopes ORDER BY directive";

    private final ObjectMapper json;

    Scopes(ObjectMapper json) {
        this.json = json;
    }

    /** Keeps a version's scope; false when it is here already. */
    public Uni<Boolean> add(Tx tx, String directive, int version, Instant issuedAt, JsonNode scope) {
        return tx.update(
                        ADD,
                        directive,
                        version,
                        Sql.at(issuedAt),
                        Sql.at(tx.now()),
                        scope.isObject() ? new JsonObject(scope.toString()) : new JsonObject())
                .map(added -> added == 1);
    }

    /** The newest version of each directive's scope. */
    public Uni<List<Scope>> current(Tx tx) {
        return tx.list(CURRENT, this::scope);
    }

    /** The day of an issue as far as relations between suppliers go, which are known by days. */
    public static LocalDate day(Instant issuedAt) {
        return LocalDate.ofInstant(issuedAt, ZoneOffset.UTC);
    }

    private Scope scope(Row row) {
        try {
            return Scope.read(
                    row.getString("directive"),
                    row.getInteger("version"),
                    day(Sql.instant(row, "issued_at")),
                    json.readTree(row.getString("scope")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
