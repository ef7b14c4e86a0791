package writ.directive.agency;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import writ.directive.agency.AgencyView.AgencyComponent;
import writ.directive.agency.AgencyView.AgencyName;
import writ.directive.agency.Contacts.Contact;
import writ.kit.db.Tx;
import writ.kit.problem.Problem;

/** Reads agencies and their contacts, as far as the caller reaches. */
@ApplicationScoped
class AgencyRepository {

    /** Agencies by slug, beginning after one; one more than {@code limit} when there are more. */
    Uni<List<AgencyView>> page(Tx tx, String after, int limit) {
        return tx.list(AgencySql.PAGE, AgencyRepository::view, today(tx), after, limit + 1);
    }

    /** @throws Problem not-found, also for an agency out of the caller's reach */
    Uni<AgencyView> one(Tx tx, String id) {
        return tx.first(AgencySql.ONE, AgencyRepository::view, today(tx), AgencyKey.of(id))
                .map(found -> found.orElseThrow(Problem::notFound));
    }

    /** An agency's slug and the version of its contacts. */
    record Found(String agency, long version) {}

    /** @throws Problem not-found, also for an agency out of the caller's reach */
    Uni<Found> find(Tx tx, String id) {
        return find(tx, AgencySql.FIND, id);
    }

    /** Finds an agency and locks it for the rest of the transaction. */
    Uni<Found> lock(Tx tx, String id) {
        return find(tx, AgencySql.FIND + " FOR UPDATE OF a", id);
    }

    Uni<List<Contact>> contacts(Tx tx, String agency) {
        return tx.list(
                AgencySql.CONTACTS,
                row -> new Contact(row.getString("role"), row.getString("name"), row.getString("email")),
                agency);
    }

    Uni<Void> replaceContacts(Tx tx, String agency, List<Contact> contacts) {
        return tx.update("DELETE FROM contacts WHERE agency = $1", agency)
                .chain(() -> tx.update(
                        AgencySql.REPLACE_CONTACTS,
                        agency,
                        contacts.stream().map(Contact::role).toArray(String[]::new),
                        contacts.stream().map(Contact::name).toArray(String[]::new),
                        contacts.stream().map(Contact::email).toArray(String[]::new)))
                .chain(() -> tx.update(
                        "UPDATE agencies SET contacts_version = contacts_version + 1 WHERE agency = $1", agency))
                .replaceWithVoid();
    }

    /** The day by business time; names change at midnight UTC. */
    static LocalDate today(Tx tx) {
        return tx.now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Uni<Found> find(Tx tx, String sql, String id) {
        return tx.first(
                        sql,
                        row -> new Found(row.getString("agency"), row.getLong("contacts_version")),
                        AgencyKey.of(id))
                .map(found -> found.orElseThrow(Problem::notFound));
    }

    private static AgencyView view(Row row) {
        return new AgencyView(
                row.getString("agency"),
                row.getString("name"),
                row.getString("acronym"),
                row.getString("category"),
                each(row, "names", item -> name((JsonObject) item)),
                each(row, "aliases", String.class::cast),
                each(row, "components", item -> component((JsonObject) item)));
    }

    private static AgencyName name(JsonObject name) {
        return new AgencyName(name.getString("name"), date(name.getString("from")), date(name.getString("until")));
    }

    private static AgencyComponent component(JsonObject component) {
        return new AgencyComponent(component.getString("slug"), component.getString("name"));
    }

    private static @Nullable LocalDate date(@Nullable String date) {
        return date == null ? null : LocalDate.parse(date);
    }

    private static <T> List<T> each(Row row, String column, Function<Object, T> map) {
        JsonArray array = row.getJsonArray(column);
        return array == null ? List.of() : array.stream().map(map).toList();
    }
}
