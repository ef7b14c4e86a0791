package writ.notification.channel;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import writ.kit.clock.Wall;

/** Sends mails, one recipient each, in a text and an HTML part of equal content. */
@ApplicationScoped
public class MailChannel {

    private static final int MAX_DETAIL = 300;
    /** How the mail client's failures begin that are about the recipient or about this mail, not about ourselves. */
    private static final String RECIPIENT_REFUSED = "recipient address not accepted";

    private static final String MAIL_REFUSED = "sending data failed";

    private final ReactiveMailer mailer;
    private final Clock wall;
    private final Duration timeout;
    private final String domain;

    MailChannel(
            ReactiveMailer mailer,
            @Wall Clock wall,
            @ConfigProperty(name = "writ.mail.timeout", defaultValue = "30s") Duration timeout,
            @ConfigProperty(name = "writ.public-url") URI publicUrl) {
        this.mailer = mailer;
        this.wall = wall;
        this.timeout = timeout;
        this.domain = publicUrl.getHost();
    }

    /**
     * One mail.
     *
     * @param id stays the same for every try: it stands in the Message-ID, so that repeats can be told
     */
    public record Letter(String id, String to, String subject, String text, String html) {}

    /** The longest that a try takes. */
    public Duration longest() {
        return timeout;
    }

    /** Tries once; ends in an outcome, never in a failure. */
    public Uni<Outcome> send(Letter letter) {
        return Uni.createFrom()
                .deferred(() -> mailer.send(mail(letter)))
                .<Outcome>map(done -> new Outcome.Delivered(250, "taken by the mail server"))
                .ifNoItem()
                .after(timeout)
                .recoverWithItem(() -> failed("no answer from the mail server within " + timeout.toSeconds() + " s"))
                .onFailure()
                .recoverWithItem(MailChannel::outcome);
    }

    private Mail mail(Letter letter) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(wall.instant().atOffset(ZoneOffset.UTC));
        return new Mail()
                .addTo(letter.to())
                .setSubject(letter.subject())
                .setText(letter.text())
                .setHtml(letter.html())
                .addHeader("Message-ID", "<" + letter.id() + "@" + domain + ">")
                .addHeader("Date", date)
                .addHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no vacation replies, please
    }

    /** A permanent refusal of sender, login or connection is our own fault to mend, so it is tried again. */
    static Outcome outcome(Throwable e) {
        if (!(e instanceof SMTPException smtp)) {
            return e instanceof IllegalArgumentException
                    ? new Outcome.Refused(null, "not an address that mail can be sent to", Outcome.Cause.BOUNCED)
                    : failed("no connection to the mail server: " + e.getClass().getSimpleName());
        }
        String said = String.valueOf(smtp.getMessage());
        String detail = "SMTP " + smtp.getReplyCode() + ": " + said.substring(0, Math.min(MAX_DETAIL, said.length()));
        boolean theirs = said.startsWith(RECIPIENT_REFUSED) || said.startsWith(MAIL_REFUSED);
        return smtp.isPermanent() && theirs
                ? new Outcome.Refused(smtp.getReplyCode(), detail, Outcome.Cause.BOUNCED)
                : new Outcome.Failed(smtp.getReplyCode(), detail, null);
    }

    private static Outcome failed(String detail) {
        return new Outcome.Failed(null, detail, null);
    }
}
