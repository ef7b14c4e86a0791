package writ.kit.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port of this machine in front of another, which can be shut as if nothing were there, or let nothing through. */
public final class Gate {

    private final int port;
    private final int behind;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;
    private Closeable server = () -> {};
    private Thread keeper = Thread.ofVirtual().start(() -> {});

    private Gate(int port, int behind) {
        this.port = port;
        this.behind = behind;
    }

    /** A shut gate. */
    public static Gate before(int port) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Gate(free.getLocalPort(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Lets everything through. */
    public void open() {
        shut();
        silent = false;
        try {
            ServerSocket opened = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            server = opened;
            keeper = Thread.ofVirtual().start(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Breaks what is connected and refuses what comes. */
    public void shut() {
        close(server);
        try {
            keeper.join(); // only then is the port free, and nothing more is accepted
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        open.forEach(Gate::close);
        open.clear();
    }

    /** Goes on to take connections and bytes, and passes none on. */
    public void fallSilent() {
        silent = true;
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket from = server.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), behind);
                open.add(from);
                open.add(to);
                Thread.ofVirtual().start(() -> pass(from, to));
                Thread.ofVirtual().start(() -> pass(to, from));
            } catch (IOException shut) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int got = in.read(bytes); got >= 0; got = in.read(bytes)) {
                if (!silent) {
                    out.write(bytes, 0, got);
                }
            }
        } catch (IOException broken) {
            // the other side hears of it below
        }
        close(from);
        close(to);
    }

    private static void close(Closeable one) {
        try {
            one.close();
        } catch (IOException alreadyClosed) {
            // as wanted
        }
    }
}
