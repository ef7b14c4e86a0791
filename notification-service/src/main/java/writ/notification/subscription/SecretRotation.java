package writ.notification.subscription;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import writ.kit.caller.Caller;
import writ.kit.clock.Wall;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.problem.Problem;
import writ.notification.channel.Channel;
import writ.notification.channel.WebhookSecret;

/** Gives webhooks their secrets: one, and for a while two after a change, never more. */
@ApplicationScoped
class SecretRotation {

    private static final String LOCK = "SELECT id FROM subscriptions WHERE id = $1 FOR UPDATE";
    private static final String DROP_OLDER =
            "DELETE FROM webhook_secrets WHERE subscription = $1 AND ends_at IS NOT NULL";
    private static final String END =
            "UPDATE webhook_secrets SET ends_at = $2 WHERE subscription = $1 AND ends_at IS NULL";
    private static final String ADD =
            "INSERT INTO webhook_secrets (subscription, agency, secret, created_at) VALUES ($1, $2, $3, $4)";

    private final Transactions transactions;
    private final Subscriptions subscriptions;
    private final SubscriptionConfig config;
    private final Clock wall;
    private final SecureRandom random = new SecureRandom();

    SecretRotation(
            Transactions transactions, Subscriptions subscriptions, SubscriptionConfig config, @Wall Clock wall) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.config = config;
        this.wall = wall;
    }

    Uni<SecretView> rotate(Caller caller, UUID id) {
        Instant oldEnds = wall.instant().plus(config.secretOverlap()).truncatedTo(ChronoUnit.SECONDS);
        return transactions.run(
                caller,
                tx -> subscriptions
                        .findOwn(tx, id)
                        .invoke(SecretRotation::requireWebhook)
                        .call(() -> tx.update(LOCK, id))
                        .call(() -> tx.update(DROP_OLDER, id))
                        .call(() -> tx.update(END, id, Sql.at(oldEnds)))
                        .chain(found -> add(tx, id, found.agency()))
                        .map(secret -> new SecretView(secret, oldEnds)));
    }

    /** Adds a secret and answers its text. */
    Uni<String> add(Tx tx, UUID subscription, String agency) {
        String secret = WebhookSecret.fresh(random).text();
        return tx.update(ADD, subscription, agency, secret, Sql.at(wall.instant()))
                .replaceWith(secret);
    }

    private static void requireWebhook(SubscriptionView found) {
        if (found.channel() != Channel.WEBHOOK) {
            throw Problem.of(SubscriptionProblem.NOT_A_WEBHOOK, "An email subscription has no secret.");
        }
    }
}
