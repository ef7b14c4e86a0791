package writ.notification.subscription;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.clock.Wall;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;
import writ.notification.channel.Channel;
import writ.notification.channel.WebhookTargets;
import writ.notification.message.AlertKind;

/** Begins and ends the subscriptions that somebody asks for. */
@ApplicationScoped
class Subscribing {

    private static final String EMAIL = "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+";
    private static final int MAX_EMAIL = 254;

    private static final String ADD = """
            INSERT INTO subscriptions
                (id, agency, channel, target, origin, kinds, directives, created_by, created_at)
            VALUES (uuidv7(), $1, $2, $3, 'request', $4, $5, $6, $7)
            ON CONFLICT (agency, channel, target, origin) WHERE state <> 'ended' DO NOTHING
            RETURNING id""";

    private static final String EXISTING = "SELECT id FROM subscriptions WHERE agency = $1 AND channel = $2"
            + " AND target = $3 AND origin = 'request' AND state <> 'ended'";

    private static final String END = """
            WITH ended AS (UPDATE subscriptions SET state = 'ended', reason = $2 WHERE id = $1),
            waiting AS (
                SELECT id FROM deliveries WHERE subscription = $1 AND state = 'pending' AND lease IS NULL
                ORDER BY id FOR UPDATE)
            UPDATE deliveries d SET state = 'stopped', ended_at = $3, detail = 'the subscription has ended'
            FROM waiting w WHERE d.id = w.id""";

    private static final String DROP_SECRETS = "DELETE FROM webhook_secrets WHERE subscription = $1";

    private final Transactions transactions;
    private final Subscriptions subscriptions;
    private final SecretRotation secrets;
    private final WebhookTargets targets;
    private final Clock wall;

    Subscribing(
            Transactions transactions,
            Subscriptions subscriptions,
            SecretRotation secrets,
            WebhookTargets targets,
            @Wall Clock wall) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.targets = targets;
        this.wall = wall;
    }

    Uni<SubscriptionView> subscribe(Caller caller, SubscriptionRequest request) {
        String agency = agency(caller, request.agency());
        String target = target(request);
        String[] kinds = kinds(request.kinds());
        String[] directives = request.directives() == null
                ? new String[0]
                : request.directives().toArray(String[]::new);
        String channel = request.channel().slug();
        return transactions.run(
                caller,
                tx -> tx.first(
                                ADD,
                                row -> row.getUUID(0),
                                agency,
                                channel,
                                target,
                                kinds,
                                directives,
                                caller.subject(),
                                Sql.at(tx.now()))
                        .chain(added -> added.isPresent()
                                ? added(tx, added.get(), request.channel(), agency)
                                : refused(tx, agency, channel, target)));
    }

    private Uni<SubscriptionView> added(Tx tx, UUID id, Channel channel, String agency) {
        Uni<SubscriptionView> view = Uni.createFrom().deferred(() -> subscriptions.find(tx, id));
        return channel == Channel.WEBHOOK
                ? secrets.add(tx, id, agency).chain(secret -> view.map(found -> found.with(secret)))
                : view;
    }

    private static Uni<SubscriptionView> refused(Tx tx, String agency, String channel, String target) {
        return tx.first(EXISTING, row -> row.getUUID(0), agency, channel, target)
                .chain(existing -> Uni.createFrom()
                        .failure(Problem.of(
                                        SubscriptionProblem.ALREADY_SUBSCRIBED,
                                        "Use the existing subscription, or end it first.")
                                .with(
                                        "subscription",
                                        existing.map(UUID::toString).orElse(""))));
    }

    Uni<Void> end(Caller caller, UUID id) {
        return transactions.run(
                caller,
                tx -> subscriptions
                        .findOwn(tx, id)
                        .invoke(Subscribing::requireRequested)
                        .call(() -> tx.update(END, id, "ended by " + caller.subject(), Sql.at(wall.instant())))
                        .call(() -> tx.update(DROP_SECRETS, id))
                        .replaceWithVoid());
    }

    private static void requireRequested(SubscriptionView found) {
        if (found.origin().equals(SubscriptionView.CONTACT)) {
            throw Problem.of(SubscriptionProblem.CONTACT, "Change the agency's contacts; this follows.");
        }
    }

    private static String agency(Caller caller, @Nullable String asked) {
        String own = caller.reachesAll() ? Caller.EVERY_AGENCY : caller.agency();
        if (asked != null && !asked.equals(own)) {
            throw Problem.of(CommonProblem.FORBIDDEN, "You subscribe for your own agency, the authority for \"*\".");
        }
        return own;
    }

    private String target(SubscriptionRequest request) {
        String target = request.target().strip();
        if (request.channel() == Channel.EMAIL) {
            String email = target.toLowerCase(Locale.ROOT);
            if (email.length() > MAX_EMAIL || !email.matches(EMAIL)) {
                throw invalid("/target", "an email address such as soc@usda.example");
            }
            return email;
        }
        try {
            targets.requireUsable(target);
            return target;
        } catch (IllegalArgumentException e) {
            throw invalid("/target", String.valueOf(e.getMessage()));
        }
    }

    private static String[] kinds(@Nullable List<String> asked) {
        List<String> kinds = asked == null ? List.of() : asked;
        for (int i = 0; i < kinds.size(); i++) {
            if (AlertKind.of(kinds.get(i))
                    .filter(kind -> kind != AlertKind.TEST)
                    .isEmpty()) {
                throw invalid("/kinds/" + i, "no such kind of alert");
            }
        }
        return kinds.toArray(String[]::new);
    }

    private static Problem invalid(String where, String detail) {
        return Problem.of(CommonProblem.INVALID, "This subscription cannot be made.")
                .at(where, detail);
    }
}
