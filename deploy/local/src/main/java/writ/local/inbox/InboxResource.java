package writ.local.inbox;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import writ.local.edge.Answer;
import writ.local.edge.DevRequest;
import writ.local.edge.DevResource;

/**
 * `GET /dev/inbox?to=&subject=&limit=&before=` lists mails, newest first; `/dev/inbox/{id}` is one with its parts, and
 * `/dev/inbox/{id}/raw`, `/text` and `/html` are what their names say.
 */
public final class InboxResource implements DevResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    private final Mailbox mailbox;

    InboxResource(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /**
     * Some of the mails that were asked for.
     *
     * @param total how many there are
     * @param before the parameter that continues the list; null at its end
     */
    record MailList(int total, List<Mail> items, @Nullable Integer before) {}

    /** A mail with what is in it. */
    record MailView(
            Mail mail,
            Map<String, String> headers,
            @Nullable String text,
            @Nullable String html) {}

    @Override
    public String path() {
        return "/dev/inbox";
    }

    @Override
    public Answer answer(DevRequest request) throws IOException, MessagingException {
        if (!request.method().equals("GET")) {
            return Answer.methodNotAllowed("GET");
        }
        if (request.below().isEmpty()) {
            return list(request);
        }
        Optional<Mail> mail = number(request.below().getFirst()).flatMap(mailbox::find);
        String part = request.below().size() < 2 ? "" : request.below().get(1);
        if (mail.isEmpty() || request.below().size() > 2) {
            return Answer.notFound("There is no such mail; GET /dev/inbox lists them.");
        }
        MimeMessage message = mailbox.message(mail.get());
        return switch (part) {
            case "" ->
                Answer.json(new MailView(
                        mail.get(),
                        headers(message),
                        Mail.part(message, "text/plain"),
                        Mail.part(message, "text/html")));
            case "raw" -> Answer.bytes("message/rfc822", Files.readAllBytes(mailbox.file(mail.get())));
            case "text" -> part(message, "text/plain");
            case "html" -> part(message, "text/html");
            default -> Answer.notFound("A mail has raw, text and html.");
        };
    }

    private Answer list(DevRequest request) {
        Optional<Integer> limit = number(request.query().getOrDefault("limit", "" + DEFAULT_LIMIT));
        Optional<Integer> before = number(request.query().getOrDefault("before", "" + Integer.MAX_VALUE));
        if (limit.filter(n -> n >= 1 && n <= MAX_LIMIT).isEmpty() || before.isEmpty()) {
            return Answer.malformed("limit is a number from 1 to " + MAX_LIMIT + ", before the id of a mail");
        }
        List<Mail> wanted = mailbox.list().stream()
                .filter(mail -> contains(mail.to(), request.parameter("to")))
                .filter(mail -> contains(mail.subject(), request.parameter("subject")))
                .toList();
        List<Mail> rest = new ArrayList<>(
                wanted.stream().filter(mail -> mail.id() < before.get()).toList());
        Collections.reverse(rest);
        List<Mail> page = rest.subList(0, Math.min(limit.get(), rest.size()));
        Integer more = page.size() < rest.size() ? page.getLast().id() : null;
        return Answer.json(new MailList(wanted.size(), List.copyOf(page), more));
    }

    private static Answer part(MimeMessage message, String mediaType) throws MessagingException, IOException {
        String found = Mail.part(message, mediaType);
        return found == null
                ? Answer.notFound("This mail has no part of type " + mediaType + ".")
                : Answer.text(mediaType, found);
    }

    private static Map<String, String> headers(MimeMessage message) throws MessagingException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.merge(header.getName(), header.getValue(), (one, other) -> one + "\n" + other);
        }
        return headers;
    }

    private static boolean contains(String text, @Nullable String wanted) {
        return wanted == null || text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,10}")
                ? Optional.of((int) Math.min(Long.parseLong(text), Integer.MAX_VALUE))
                : Optional.empty();
    }
}
