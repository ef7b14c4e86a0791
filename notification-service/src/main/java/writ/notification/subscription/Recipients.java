package writ.notification.subscription;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.notification.channel.WebhookSecret;

/** What the way to a recipient needs to know of it, and what is learnt of it on the way. */
@ApplicationScoped
public class Recipients {

    private static final String OF = """
            SELECT s.id, s.target, s.state, coalesce(array_agg(w.secret ORDER BY w.id DESC)
                FILTER (WHERE w.ends_at IS NULL OR w.ends_at > $2), '{}') AS secrets
            FROM subscriptions s LEFT JOIN webhook_secrets w ON w.subscription = s.id
            WHERE s.id = ANY ($1) AND s.state <> 'ended'
            GROUP BY s.id""";

    private static final String DISABLE =
            "UPDATE subscriptions SET state = 'disabled', reason = $2 WHERE id = ANY ($1) AND state = 'active'";

    private static final String ENABLE =
            "UPDATE subscriptions SET state = 'active', reason = NULL WHERE id = ANY ($1) AND state = 'disabled'";

    private static final String FLAG = """
            UPDATE subscriptions s SET bounced_at = $3, bounce = b.detail
            FROM unnest($1::uuid[], $2::text[]) AS b(id, detail) WHERE s.id = b.id""";

    private static final String CLEAR = """
            UPDATE subscriptions SET bounced_at = NULL, bounce = NULL
            WHERE id = ANY ($1) AND bounced_at IS NOT NULL""";

    /**
     * Where to send, and signed with what.
     *
     * @param active false when the receiver has asked for no more; only a test goes there
     */
    public record Recipient(UUID id, String target, boolean active, List<WebhookSecret> secrets) {

        static Recipient of(Row row) {
            List<WebhookSecret> secrets = Stream.of(row.getArrayOfStrings("secrets"))
                    .map(WebhookSecret::new)
                    .toList();
            boolean active = row.getString("state").equals("active");
            return new Recipient(row.getUUID("id"), row.getString("target"), active, secrets);
        }
    }

    /** Those of the subscriptions that have not ended, with the secrets that live at an instant of wall time. */
    public Uni<Map<UUID, Recipient>> of(Tx tx, Collection<UUID> subscriptions, Instant wall) {
        return tx.list(OF, Recipient::of, ids(subscriptions), Sql.at(wall))
                .map(found -> found.stream().collect(Collectors.toMap(Recipient::id, Function.identity())));
    }

    /** Sends no more to receivers that said they are gone. */
    public Uni<Void> disable(Tx tx, Collection<UUID> subscriptions, String reason) {
        return subscriptions.isEmpty() ? nothing() : done(tx.update(DISABLE, ids(subscriptions), reason));
    }

    /** Sends again to disabled receivers: they have answered a test. */
    public Uni<Void> enable(Tx tx, Collection<UUID> subscriptions) {
        return subscriptions.isEmpty() ? nothing() : done(tx.update(ENABLE, (Object) ids(subscriptions)));
    }

    /** Flags those that nothing reaches, for the authority to see; from each to what the last try ended in. */
    public Uni<Void> flag(Tx tx, Map<UUID, String> bounces, Instant wall) {
        UUID[] ids = ids(bounces.keySet());
        String[] details = Stream.of(ids).map(bounces::get).toArray(String[]::new);
        return bounces.isEmpty() ? nothing() : done(tx.update(FLAG, ids, details, Sql.at(wall)));
    }

    /** Takes the flag from those that something has reached. */
    public Uni<Void> clear(Tx tx, Collection<UUID> subscriptions) {
        return subscriptions.isEmpty() ? nothing() : done(tx.update(CLEAR, (Object) ids(subscriptions)));
    }

    private static Uni<Void> done(Uni<Integer> update) {
        return update.replaceWithVoid();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.stream().sorted().toArray(UUID[]::new);
    }
}
