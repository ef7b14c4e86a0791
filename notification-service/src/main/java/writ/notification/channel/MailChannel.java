package writ.notification.channel;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.NetClientOptions;
import io.vertx.ext.mail.SMTPException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.net.NetClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import writ.kit.clock.Wall;

/** Sends mails, one recipient each, in a text and an HTML part of equal content. */
@ApplicationScoped
public class MailChannel {

    private static final Logger LOG = Logger.getLogger(MailChannel.class);
    private static final int MAX_DETAIL = 300;
    /** How the mail client's failures begin that are about the recipient or about this mail, not about ourselves. */
    private static final List<String> THEIRS =
            List.of("recipient address not accepted", "DATA command not accepted", "sending data failed");

    /** How those begin that the mail client finds before a mail is sent: our settings do not fit our server. */
    private static final List<String> OUR_SETTINGS =
            List.of("STARTTLS required", "login is required", "no credentials");

    private static final String OUR_SERVER = "our mail server: ";
    private static final Duration PROBE = Duration.ofSeconds(3);

    private final ReactiveMailer mailer;
    private final NetClient probe;
    private final Clock wall;
    private final Duration timeout;
    private final String domain;
    private final String host;
    private final int port;
    /** The fault of ours that was told last; null when mails go out. */
    private final AtomicReference<@Nullable String> fault = new AtomicReference<>();

    MailChannel(
            ReactiveMailer mailer,
            Vertx vertx,
            @Wall Clock wall,
            @ConfigProperty(name = "writ.mail.timeout", defaultValue = "30s") Duration timeout,
            @ConfigProperty(name = "writ.public-url") URI publicUrl,
            @ConfigProperty(name = "writ.smtp.host") String host,
            @ConfigProperty(name = "writ.smtp.port") int port) {
        this.mailer = mailer;
        this.probe = vertx.createNetClient(new NetClientOptions().setConnectTimeout((int) PROBE.toMillis()));
        this.host = host;
        this.port = port;
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
        return timeout.plus(PROBE);
    }

    /** Tries once; ends in an outcome, never in a failure. */
    public Uni<Outcome> send(Letter letter) {
        return Uni.createFrom()
                .deferred(() -> mailer.send(mail(letter)))
                .<Outcome>map(done -> new Outcome.Delivered(250, "taken by the mail server"))
                .ifNoItem()
                .after(timeout)
                .recoverWithUni(this::silent)
                .onFailure()
                .recoverWithItem(MailChannel::outcome)
                .invoke(this::tell);
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

    /** What is about the recipient or this mail is theirs; sender, login and connection are our own to mend. */
    static Outcome outcome(Throwable e) {
        return switch (e) {
            case SMTPException smtp -> reply(smtp);
            case IllegalArgumentException noAddress ->
                new Outcome.Refused(null, "not an address that mail can be sent to", Outcome.Cause.BOUNCED);
            default -> noReply(e);
        };
    }

    private static Outcome noReply(Throwable e) {
        String said = String.valueOf(e.getMessage());
        if (OUR_SETTINGS.stream().anyMatch(said::startsWith)) {
            return new Outcome.OwnFault(null, OUR_SERVER + said);
        }
        NoConnection why = NoConnection.of(e);
        String detail = OUR_SERVER + why.words();
        return why.isFromTheStart() ? new Outcome.OwnFault(null, detail) : failed(detail);
    }

    private static Outcome reply(SMTPException smtp) {
        String said = String.valueOf(smtp.getMessage());
        String code = "SMTP " + smtp.getReplyCode() + ": ";
        String detail = code + said.substring(0, Math.min(MAX_DETAIL, said.length()));
        if (THEIRS.stream().noneMatch(said::startsWith)) {
            String fault = OUR_SERVER + code + said.split(": ", 2)[0]; // what follows are the server's own words
            return new Outcome.OwnFault(smtp.getReplyCode(), OUR_SERVER + detail, fault);
        }
        return smtp.isPermanent()
                ? new Outcome.Refused(smtp.getReplyCode(), detail, Outcome.Cause.BOUNCED)
                : new Outcome.Failed(smtp.getReplyCode(), detail, null);
    }

    /** A server that takes connections may have taken the mail, so repeats are few; one that takes none has not. */
    private Uni<Outcome> silent() {
        String detail = OUR_SERVER + "no answer within " + timeout.toSeconds() + " s";
        return probe.connect(port, host)
                .<Outcome>map(socket -> {
                    socket.closeAndForget();
                    return failed(detail);
                })
                .onFailure()
                .recoverWithItem(e -> new Outcome.OwnFault(null, detail));
    }

    private void tell(Outcome outcome) {
        String now = outcome instanceof Outcome.OwnFault ours ? ours.fault() : null;
        String before = fault.getAndSet(now);
        if (now != null && !now.equals(before)) {
            LOG.errorf("mail-not-sent reason=%s", outcome.detail());
        }
    }

    private static Outcome failed(String detail) {
        return new Outcome.Failed(null, detail, null);
    }
}
