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
    private static final String DROP_ENDED = "DELETE FROM webhook_secrets WHERE subscription = $1 AND ends_at <= $2";
    private static final String OLDER =
            "SELECT ends_at FROM webhook_secrets WHERE subscription = $1 AND ends_at IS NOT NULL";
    private static final String DROP_NEWEST = "DELETE FROM webhook_secrets WHERE subscription = $1 AND ends_at IS NULL";
    private static final String END = "UPDATE webhook_secrets SET ends_at = $2 WHERE subscription = $1";
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

    /**
     * Adds a secret beside the one in use. While there are two, which of them the receiver has is not known here.
     *
     * @param replaceNewest gives up the newer of two, as when the answer with it was lost
     * @throws Problem two secrets, inside the Uni, while there are two and none is given up
     */
    Uni<SecretView> rotate(Caller caller, UUID id, boolean replaceNewest) {
        Instant now = wall.instant();
        Instant oldEnds = now.plus(config.secretOverlap()).truncatedTo(ChronoUnit.SECONDS);
        return transactions.run(
                caller,
                tx -> subscriptions
                        .findOwn(tx, id)
                        .invoke(SecretRotation::requireWebhook)
                        .call(() -> tx.update(LOCK, id))
                        .call(() -> tx.update(DROP_ENDED, id, Sql.at(now)))
                        .call(() -> tx.first(OLDER, row -> Sql.instant(row, "ends_at"), id)
                                .chain(ends -> ends.isPresent()
                                        ? giveUpNewest(tx, id, replaceNewest, ends.get())
                                        : Uni.createFrom().item(0)))
                        .call(() -> tx.update(END, id, Sql.at(oldEnds)))
                        .chain(found -> add(tx, id, found.agency()))
                        .map(secret -> new SecretView(secret, oldEnds)));
    }

    private static Uni<Integer> giveUpNewest(Tx tx, UUID id, boolean replaceNewest, Instant olderEnds) {
        if (!replaceNewest) {
            throw Problem.of(
                            SubscriptionProblem.TWO_SECRETS,
                            "Wait until the older one ends, or give up the newer one by replaceNewest=true.")
                    .with("previousEndsAt", olderEnds.toString());
        }
        return tx.update(DROP_NEWEST, id);
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
