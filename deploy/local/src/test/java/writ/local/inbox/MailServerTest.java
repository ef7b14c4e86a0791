package writ.local.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import writ.local.edge.Answer;
import writ.local.edge.DevRequests;
import writ.local.plan.FreePorts;

class MailServerTest {

    @TempDir
    Path folder;

    private final int smtp = FreePorts.one();
    private final int imap = FreePorts.one();
    private MailServer server;

    @BeforeEach
    void start() throws Exception {
        server = MailServer.start(folder, "127.0.0.1", smtp, imap);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aMailIsReadOverHttpWithBothParts() throws Exception {
        send("BOD 17-01: report due", "poc@usda.example");

        JsonNode mail = json(server.resource().answer(DevRequests.get("1")));

        assertEquals("poc@usda.example", mail.at("/mail/to").asText());
        assertEquals("BOD 17-01: report due", mail.at("/mail/subject").asText());
        assertEquals("2026-11-24T08:00:00Z", mail.at("/mail/sentAt").asText());
        assertEquals("due: end of 13 October 2017 – Eastern", mail.path("text").asText());
        assertEquals("<p>due</p>", mail.path("html").asText());
        assertEquals("7", mail.at("/headers/X-Writ").asText());
    }

    @Test
    void eachRecipientHasACopyAndAFile() throws Exception {
        send("to two", "poc@usda.example", "ciso@usda.example");

        assertEquals(2, list(Map.of()).path("total").asInt());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    Set.of("poc@usda.example.eml", "ciso@usda.example.eml"),
                    files.map(file -> file.getFileName().toString().substring("000001-".length()))
                            .collect(Collectors.toSet()));
        }
        String raw =
                new String(server.resource().answer(DevRequests.get("2", "raw")).body(), StandardCharsets.UTF_8);
        assertTrue(raw.contains("Subject: to two"), raw);
    }

    @Test
    void theListIsNewestFirstFilteredAndContinued() throws Exception {
        for (int i = 1; i <= 3; i++) {
            send("mail " + i, "poc@usda.example");
            send("mail " + i, "poc@doe.example");
        }

        JsonNode first = list(Map.of("to", "USDA", "limit", "2"));
        JsonNode rest = list(Map.of(
                "to", "USDA", "limit", "2", "before", first.path("before").asText()));

        assertEquals(3, first.path("total").asInt());
        assertEquals("mail 3", first.at("/items/0/subject").asText());
        assertEquals("mail 2", first.at("/items/1/subject").asText());
        assertEquals("mail 1", rest.at("/items/0/subject").asText());
        assertTrue(rest.path("before").isNull());
        assertEquals(2, list(Map.of("subject", "mail 2")).path("total").asInt());
    }

    @Test
    void aMailIsFetchedByImapWithAnyPassword() throws Exception {
        send("by IMAP", "poc@usda.example");

        assertEquals("by IMAP", onlySubjectByImap());
    }

    @Test
    void whatWasReceivedIsThereAfterARestart() throws Exception {
        send("kept", "poc@usda.example");
        server.close();
        server = MailServer.start(folder, "127.0.0.1", smtp, imap);
        send("new", "poc@doe.example");

        JsonNode list = list(Map.of());

        assertEquals(2, list.path("total").asInt());
        assertEquals("new", list.at("/items/0/subject").asText());
        assertEquals("kept", onlySubjectByImap());
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        send("one", "poc@usda.example");

        assertEquals(404, server.resource().answer(DevRequests.get("2")).status());
        assertEquals(404, server.resource().answer(DevRequests.get("x")).status());
        assertEquals(404, server.resource().answer(DevRequests.get("1", "pdf")).status());
        assertEquals(
                400,
                server.resource()
                        .answer(DevRequests.get(Map.of("limit", "501")))
                        .status());
    }

    private void send(String subject, String... recipients) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", "" + smtp);
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("no-reply@writ.example");
        for (String recipient : recipients) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject);
        message.setSentDate(Date.from(Instant.parse("2026-11-24T08:00:00Z")));
        message.setHeader("X-Writ", "7");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("due: end of 13 October 2017 – Eastern", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>due</p>", "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(message);
    }

    private JsonNode list(Map<String, String> query) throws Exception {
        return json(server.resource().answer(DevRequests.get(query)));
    }

    private String onlySubjectByImap() throws Exception {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", imap, "poc@usda.example", "anything");
        try (store) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            assertEquals(1, inbox.getMessageCount());
            return inbox.getMessage(1).getSubject();
        }
    }

    private static JsonNode json(Answer answer) throws Exception {
        assertEquals(200, answer.status());
        return new JsonMapper().readTree(answer.body());
    }
}
