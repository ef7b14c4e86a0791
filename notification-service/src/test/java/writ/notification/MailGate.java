package writ.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Passes SMTP on, line by line, but refuses one recipient for good, or every sender: as system properties say. */
final class MailGate {

    static final String REFUSED = "writ.testing.refused";
    static final String NO_SENDER = "writ.testing.no-sender";

    private MailGate() {}

    static int open(int serverPort) throws IOException {
        ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (true) {
                try {
                    Socket client = listening.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                    Thread.ofVirtual().start(() -> ask(client, server));
                    Thread.ofVirtual().start(() -> answer(server, client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return listening.getLocalPort();
    }

    private static void ask(Socket client, Socket server) {
        try (client;
                server) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String command = line.toLowerCase(Locale.ROOT);
                boolean refused = command.startsWith("rcpt to:<" + System.getProperty(REFUSED, "nobody") + ">")
                        || Boolean.getBoolean(NO_SENDER) && command.startsWith("mail from:");
                write(
                        refused ? client.getOutputStream() : server.getOutputStream(),
                        refused ? "550 5.1.1 gone, says " + UUID.randomUUID() : line);
            }
        } catch (IOException ended) {
            // the other side hung up
        }
    }

    private static void answer(Socket server, Socket client) {
        try {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException ended) {
            // the other side hung up
        }
    }

    private static void write(OutputStream to, String line) throws IOException {
        to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        to.flush();
    }
}
