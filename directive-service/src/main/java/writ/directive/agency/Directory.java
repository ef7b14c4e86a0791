package writ.directive.agency;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import writ.kit.db.Tx;

/** Whom to call at an agency, for features that name many of them at once. */
@ApplicationScoped
public class Directory {

    private static final String ENTRIES = """
            SELECT a.agency,
                   coalesce((SELECT n.name FROM agency_names n
                             WHERE n.agency = a.agency AND n.kind = 'name'
                               AND coalesce(n.valid_from <= $2, true) AND coalesce(n.valid_until > $2, true)
                             ORDER BY n.valid_from DESC NULLS LAST LIMIT 1), a.acronym) AS name,
                   (SELECT jsonb_agg(jsonb_build_object('role', c.role, 'name', c.name, 'email', c.email)
                        ORDER BY array_position(ARRAY['lead-poc', 'backup-poc', 'ciso', 'cio', 'saorm'], c.role))
                    FROM contacts c WHERE c.agency = a.agency) AS contacts
            FROM agencies a WHERE a.agency = ANY ($1)""";

    /** An agency by its name of the day, with its contacts in the order in which they are called. */
    public record Entry(String agency, String name, List<Person> contacts) {}

    /** @param role lead-poc, backup-poc, ciso, cio or saorm */
    public record Person(String role, String name, String email) {}

    public Uni<Map<String, Entry>> entries(Tx tx, Collection<String> agencies, LocalDate on) {
        return tx.list(ENTRIES, Directory::entry, agencies.toArray(String[]::new), on)
                .map(entries -> entries.stream().collect(Collectors.toMap(Entry::agency, Function.identity())));
    }

    private static Entry entry(Row row) {
        JsonArray contacts = row.getJsonArray("contacts") == null ? new JsonArray() : row.getJsonArray("contacts");
        List<Person> people = contacts.stream()
                .map(JsonObject.class::cast)
                .map(person ->
                        new Person(person.getString("role"), person.getString("name"), person.getString("email")))
                .toList();
        return new Entry(row.getString("agency"), row.getString("name"), people);
    }
}
