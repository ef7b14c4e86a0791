package writ.local.issuer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ServerSocketFactory;

/**
 * Sockets that send what is written at once. The issuer's server writes an answer's head and its body apart, and the second
 * would wait for the first to be acknowledged, which the other side does after 40 ms.
 */
final class AtOnce extends ServerSocketFactory {

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                Socket accepted = super.accept();
                try {
                    accepted.setTcpNoDelay(true);
                } catch (SocketException gone) {
                    // whoever reads from it hears of it; out of here it would end the server
                }
                return accepted;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        throw new UnsupportedOperationException("bound by whoever asks for it");
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return createServerSocket(port);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return createServerSocket(port);
    }
}
