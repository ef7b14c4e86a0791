package writ.local.inbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A received mail as people look for it.
 *
 * @param id counts the mails in the order in which they came
 * @param to the recipient it was delivered to, by the envelope
 * @param sentAt the Date of the mail
 */
record Mail(
        int id,
        String to,
        String from,
        String subject,
        @Nullable Instant sentAt,
        @Nullable String messageId,
        String file) {

    static Mail of(int id, String to, MimeMessage message, String file) throws MessagingException {
        Date sent = message.getSentDate();
        return new Mail(
                id,
                to,
                join(message.getFrom()),
                message.getSubject() == null ? "" : message.getSubject(),
                sent == null ? null : sent.toInstant(),
                message.getMessageID(),
                file);
    }

    /** The first part of a media type, decoded; null when the mail has none. */
    static @Nullable String part(Part part, String mediaType) throws MessagingException, IOException {
        if (part.isMimeType(mediaType)) {
            return part.getContent().toString();
        }
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), mediaType);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String join(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses).map(Address::toString).collect(Collectors.joining(", "));
    }
}
