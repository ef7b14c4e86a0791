package writ.local.rehearsal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** Says of each HOST:PORT whether a connection is made, for those who prove a network policy by trying. */
public final class Reach {

    private static final int USAGE = 2;
    private static final int CONNECT_MILLIS = 3_000;

    private Reach() {}

    /** Arguments: seconds to settle first, as a policy covers a new pod only after a moment; then each HOST:PORT. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 2) {
            System.err.println("usage: Reach SECONDS HOST:PORT...");
            System.exit(USAGE);
            return;
        }
        Thread.sleep(Duration.ofSeconds(Long.parseLong(arguments[0])));
        Arrays.stream(arguments)
                .skip(1)
                .map(target -> CompletableFuture.supplyAsync(() -> isReached(target), Thread::startVirtualThread)
                        .thenApply(reached -> target + " " + (reached ? "reached" : "refused")))
                .toList()
                .forEach(answer -> System.out.println(answer.join()));
    }

    private static boolean isReached(String target) {
        int colon = target.lastIndexOf(':');
        InetSocketAddress address =
                new InetSocketAddress(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
