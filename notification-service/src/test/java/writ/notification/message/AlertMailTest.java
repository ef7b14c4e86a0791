package writ.notification.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertMailTest {

    private static final UUID OBLIGATION = UUID.fromString("0193a1b2-0000-7000-8000-000000000001");

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of("text/html")))
            .build();
    private final AlertMail mails = new AlertMail(
            template("alert.txt", "text/plain"),
            template("alert.html", "text/html"),
            new Links("https://writ.example/"));

    @Test
    void aReminderSaysWhatIsDueWhenAndWhere() {
        AlertMail.Parts mail = mails.of(alert(AlertKind.OBLIGATION_REMINDER, "BOD 17-01"), "Department of Agriculture");

        assertEquals("BOD 17-01, RA1: due end of 13 October 2017 (Eastern)", mail.subject());
        assertEquals("""
                Department of Agriculture

                Your agency's answer has not been received yet.

                Directive: BOD 17-01
                Required action: RA1, inventory report
                Due: end of 13 October 2017 (Eastern)
                Handling: Share only with those who need to know

                See what is due and how to answer:
                https://writ.example/obligations/0193a1b2-0000-7000-8000-000000000001

                This address is on the list for alerts about directives.
                Do not reply: nobody reads it. The page says how to answer.
                """, mail.text());
    }

    @ParameterizedTest
    @EnumSource
    void bothPartsSayTheSame(AlertKind kind) {
        AlertMail.Parts mail = mails.of(alert(kind, "BOD 17-01"), "Department of Agriculture");

        assertEquals(words(mail.text()), words(unescaped(mail.html().replaceAll("(?s)<head>.*</head>|<[^>]*>", " "))));
        assertFalse(mail.subject().isBlank());
    }

    @Test
    void whatADirectiveSaysNeitherEndsAHeaderNorOpensATag() {
        AlertMail.Parts mail = mails.of(alert(AlertKind.DIRECTIVE_ISSUED, "BOD\r\nBcc: x <b>"), "A & <i>B</i>");

        assertTrue(mail.subject().startsWith("BOD Bcc: x <b> has been issued"));
        assertFalse(mail.html().contains("<b>"));
        assertFalse(mail.html().contains("<i>"));
        assertTrue(mail.html().contains("A &amp; &lt;i&gt;B&lt;/i&gt;"));
    }

    @Test
    void theHtmlPartCanBeReadAloud() {
        String html = mails.of(alert(AlertKind.OBLIGATION_DUE, "BOD 17-01"), "Agriculture")
                .html();

        assertTrue(html.contains("<html lang=\"en\">"));
        assertTrue(html.contains("<th scope=\"row\""));
        assertFalse(html.contains("<img"), "nothing is loaded from elsewhere");
    }

    private static Alert alert(AlertKind kind, String directiveId) {
        Matter matter = new Matter(
                "bod-17-01",
                directiveId,
                "RA1",
                "inventory-report",
                OBLIGATION,
                1,
                Instant.parse("2017-10-14T04:00:00Z"),
                "end of 13 October 2017 (Eastern)",
                "Share only with those who need to know");
        Instant at = Instant.parse("2017-09-30T04:00:00Z");
        return new Alert(StableId.of("x"), kind, "usda", at, kind == AlertKind.TEST ? null : matter);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static String unescaped(String html) {
        return html.replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }

    private Template template(String name, String type) {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/templates/" + name))) {
            return engine.parse(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), Variant.forContentType(type), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
