package writ.notification.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jboss.logging.Logger;
import writ.kit.clock.Wall;
import writ.notification.channel.MailChannel;
import writ.notification.channel.Outcome;
import writ.notification.channel.WebhookChannel;
import writ.notification.message.AlertEvent;
import writ.notification.message.AlertMail;
import writ.notification.subscription.Recipients.Recipient;

/** Tries a claimed delivery once, over its channel. */
@ApplicationScoped
class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    private final MailChannel mails;
    private final WebhookChannel webhooks;
    private final AlertMail words;
    private final AlertEvent events;
    private final Clock wall;

    Dispatch(MailChannel mails, WebhookChannel webhooks, AlertMail words, AlertEvent events, @Wall Clock wall) {
        this.mails = mails;
        this.webhooks = webhooks;
        this.words = words;
        this.events = events;
        this.wall = wall;
    }

    /** @throws IllegalArgumentException when a claim would run out while something is being sent */
    void requireShorterThan(Duration lease) {
        if (lease.compareTo(mails.longest()) <= 0 || lease.compareTo(webhooks.longest()) <= 0) {
            throw new IllegalArgumentException(
                    "writ.delivery.lease must be longer than writ.mail.timeout and writ.webhook.timeout");
        }
    }

    /** Ends in an outcome, never in a failure. */
    Uni<Tried> send(Claimed claimed) {
        Instant began = wall.instant();
        return Uni.createFrom()
                .deferred(() -> outcome(claimed))
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.errorf(e, "delivery-not-sent delivery=%s", claimed.id());
                    return new Outcome.Failed(null, "an internal fault; nothing was sent", null);
                })
                .map(outcome -> new Tried(claimed, outcome, began, Duration.between(began, wall.instant())));
    }

    private Uni<Outcome> outcome(Claimed claimed) {
        Recipient recipient = Objects.requireNonNull(claimed.recipient(), "without one nothing is dispatched");
        return switch (claimed.channel()) {
            case EMAIL -> mails.send(letter(claimed, recipient));
            case WEBHOOK ->
                webhooks.send(new WebhookChannel.Post(
                        claimed.id().toString(),
                        recipient.target(),
                        recipient.secrets(),
                        events.whole(claimed.alert()),
                        claimed.attempt()));
        };
    }

    private MailChannel.Letter letter(Claimed claimed, Recipient recipient) {
        AlertMail.Parts parts = words.of(claimed.alert(), claimed.agencyName());
        return new MailChannel.Letter(
                claimed.id().toString(), recipient.target(), parts.subject(), parts.text(), parts.html());
    }
}
