package writ.notification;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;

/** What lies in somebody's mailbox, fetched by IMAP. */
public final class Mailbox {

    private Mailbox() {}

    /** A mail takes less than a second; a machine that does other things as well may take a while to get to it. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Waits until there are as many mails. */
    public static List<MimeMessage> await(String address, int mails) {
        Awaitility.await().atMost(PATIENCE).until(() -> fetch(address).size() >= mails);
        return fetch(address);
    }

    /** Lets the mail server refuse an address for good; null lets it take all. */
    public static void refuse(String address) {
        if (address == null) {
            System.clearProperty(MailGate.REFUSED);
        } else {
            System.setProperty(MailGate.REFUSED, address);
        }
    }

    /** Lets the mail server take no mail of ours at all, or take it again. */
    public static void refuseUs(boolean refuse) {
        System.setProperty(MailGate.NO_SENDER, String.valueOf(refuse));
    }

    public static List<MimeMessage> fetch(String address) {
        Session session = Session.getInstance(new Properties());
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", Integer.getInteger(MailServer.IMAP), address, "any");
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<MimeMessage> copies = new ArrayList<>();
            for (Message message : inbox.getMessages()) {
                ByteArrayOutputStream whole = new ByteArrayOutputStream();
                message.writeTo(whole);
                copies.add(new MimeMessage(session, new ByteArrayInputStream(whole.toByteArray())));
            }
            return copies;
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
