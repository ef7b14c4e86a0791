package writ.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.Map;

/**
 * A mail server that takes every mail and lets it be fetched by IMAP, behind a gate that refuses some recipients.
 * Tests are loaded by another class loader: the ports lie in system properties.
 */
public class MailServer implements QuarkusTestResourceLifecycleManager {

    static final String IMAP = "writ.testing.imap";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    @Override
    public Map<String, String> start() {
        server.getManagers().getUserManager().setAuthRequired(false);
        server.start();
        System.setProperty(IMAP, String.valueOf(server.getImap().getPort()));
        try {
            int gate = MailGate.open(server.getSmtp().getPort());
            return Map.of("writ.smtp.host", "127.0.0.1", "writ.smtp.port", String.valueOf(gate));
        } catch (IOException e) {
            throw new IllegalStateException("no port for the mail gate", e);
        }
    }

    @Override
    public void stop() {
        server.stop();
    }
}
