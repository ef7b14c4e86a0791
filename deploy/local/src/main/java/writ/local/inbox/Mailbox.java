package writ.local.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every mail that was sent, as files `000001-recipient.eml` in one folder and as a list in memory. */
final class Mailbox {

    private static final Pattern FILE = Pattern.compile("(\\d{6,9})-(.+)\\.eml");
    private static final Session SESSION = Session.getInstance(new Properties());

    private final Path folder;
    private final List<Mail> mails = new ArrayList<>();
    private int lastId;

    private Mailbox(Path folder) {
        this.folder = folder;
    }

    /** Takes up the mails that an earlier run of the suite left in the folder. */
    static Mailbox in(Path folder) throws IOException, MessagingException {
        Files.createDirectories(folder);
        Mailbox mailbox = new Mailbox(folder);
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.sorted().toList();
        }
        for (Path file : files) {
            Matcher name = FILE.matcher(file.getFileName().toString());
            if (name.matches()) {
                mailbox.lastId = Integer.parseInt(name.group(1));
                mailbox.mails.add(Mail.of(
                        mailbox.lastId,
                        name.group(2),
                        read(file),
                        file.getFileName().toString()));
            }
        }
        return mailbox;
    }

    synchronized void keep(MimeMessage message, String recipient) throws IOException, MessagingException {
        int id = ++lastId;
        String name = "%06d-%s.eml".formatted(id, recipient.replaceAll("[^A-Za-z0-9@._+-]", "_"));
        Path partial = folder.resolve(name + ".part");
        try (OutputStream out = Files.newOutputStream(partial)) {
            message.writeTo(out);
        }
        Files.move(partial, folder.resolve(name));
        mails.add(Mail.of(id, recipient, message, name));
    }

    /** All mails, oldest first. */
    synchronized List<Mail> list() {
        return List.copyOf(mails);
    }

    synchronized Optional<Mail> find(int id) {
        return mails.stream().filter(mail -> mail.id() == id).findFirst();
    }

    Path file(Mail mail) {
        return folder.resolve(mail.file());
    }

    MimeMessage message(Mail mail) throws IOException, MessagingException {
        return read(file(mail));
    }

    private static MimeMessage read(Path file) throws IOException, MessagingException {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(SESSION, in);
        }
    }
}
