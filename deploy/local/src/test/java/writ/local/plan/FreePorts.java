package writ.local.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Places for a suite, or for one server, where nothing listens. */
public final class FreePorts {

    private FreePorts() {}

    /** A port with thirteen free ones above it, outside of what the system gives to outgoing connections. */
    public static int base() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(11_000, 31_000))
                .filter(base ->
                        IntStream.rangeClosed(base, base + Ports.HIGHEST).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow();
    }

    public static int one() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
