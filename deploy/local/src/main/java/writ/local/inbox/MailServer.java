package writ.local.inbox;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;

/** SMTP that takes every mail, IMAP that shows each recipient theirs (any password), and a folder of files. */
public final class MailServer implements AutoCloseable {

    private final GreenMail greenMail;
    private final Mailbox mailbox;

    private MailServer(GreenMail greenMail, Mailbox mailbox) {
        this.greenMail = greenMail;
        this.mailbox = mailbox;
    }

    public static MailServer start(Path folder, String host, int smtpPort, int imapPort)
            throws IOException, MessagingException, FolderException {
        GreenMail greenMail = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, host, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, host, ServerSetup.PROTOCOL_IMAP)
        });
        greenMail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        Mailbox mailbox = Mailbox.in(folder);
        UserManager users = greenMail.getUserManager();
        for (Mail mail : mailbox.list()) {
            Date received = Date.from(Objects.requireNonNullElse(mail.sentAt(), Instant.EPOCH));
            users.getImapHostManager()
                    .getInbox(user(users, mail.to()))
                    .appendMessage(mailbox.message(mail), new Flags(), received);
        }
        users.setMessageDeliveryHandler((message, recipient) -> {
            try {
                mailbox.keep(new MimeMessage(message.getMessage()), recipient.getEmail());
                return user(users, recipient.getEmail());
            } catch (IOException e) {
                throw new MessagingException("cannot keep the mail", e);
            }
        });
        greenMail.start();
        return new MailServer(greenMail, mailbox);
    }

    /** The inbox over HTTP. */
    public InboxResource resource() {
        return new InboxResource(mailbox);
    }

    @Override
    public void close() {
        greenMail.stop();
    }

    private static GreenMailUser user(UserManager users, String email) throws MessagingException {
        GreenMailUser known = users.getUserByEmail(email);
        try {
            return known == null ? users.createUser(email, email, email) : known;
        } catch (UserException e) {
            throw new MessagingException("cannot make a mailbox for " + email, e);
        }
    }
}
