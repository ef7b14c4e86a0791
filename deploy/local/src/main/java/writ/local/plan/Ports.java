package writ.local.plan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where everything listens, on loopback only: all ports are counted from the one of the edge. */
public record Ports(int edge) {

    public static final int HIGHEST = 13;
    public static final String HOST = "127.0.0.1";

    public int of(Service service) {
        return edge + 1 + service.ordinal();
    }

    public URI base(Service service) {
        return URI.create("http://" + HOST + ":" + of(service));
    }

    public int managementOf(Service service) {
        return edge + 11 + service.ordinal();
    }

    public int issuer() {
        return edge + 4;
    }

    public int smtp() {
        return edge + 5;
    }

    public int imap() {
        return edge + 6;
    }

    public int inbox() {
        return edge + 7;
    }

    public int database() {
        return edge + 8;
    }

    /** Refuses, naming each port that another program holds and what it was wanted for. */
    public void refuseIfTaken() {
        List<String> taken = uses().entrySet().stream()
                .filter(use -> isTaken(use.getKey()))
                .map(use -> "  port " + use.getKey() + " (" + use.getValue() + ")")
                .toList();
        if (!taken.isEmpty()) {
            throw new Refusal(taken.stream()
                    .collect(Collectors.joining(
                            "\n",
                            "Something else already listens on 127.0.0.1:\n",
                            "\nStop it, or choose another place: deploy/up --port N uses N to N+" + HIGHEST + ".")));
        }
    }

    private Map<Integer, String> uses() {
        Map<Integer, String> uses = new TreeMap<>(Map.of(
                edge,
                "the edge",
                issuer(),
                "the issuer of tokens",
                smtp(),
                "SMTP",
                imap(),
                "IMAP",
                inbox(),
                "the inbox over HTTP",
                database(),
                "PostgreSQL"));
        for (Service service : Service.values()) {
            uses.put(of(service), service.fullName());
            uses.put(managementOf(service), "health and metrics of " + service.fullName());
        }
        return uses;
    }

    private static boolean isTaken(int port) {
        InetSocketAddress address = new InetSocketAddress(HOST, port);
        try (Socket connected = new Socket()) {
            connected.connect(address, 200);
            return true;
        } catch (IOException e) {
            return !canListen(address);
        }
    }

    private static boolean canListen(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
