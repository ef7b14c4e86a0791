package writ.notification.channel;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** Why there was no exchange with a server, as the history of a delivery says it to people. */
enum NoConnection {
    // the first that something in the chain of causes stands for is meant
    UNTRUSTED("the TLS certificate is not trusted, or is not for this name", List.of(CertificateException.class)),
    NO_TLS("no TLS connection could be made", List.of(SSLHandshakeException.class, NotSslRecordException.class)),
    UNKNOWN_NAME("the name does not resolve", List.of(UnknownHostException.class)),
    TIMED_OUT("the connection took too long", List.of(ConnectTimeoutException.class)),
    UNREACHABLE("no way leads to the address", List.of(NoRouteToHostException.class)),
    REFUSED("the connection was refused", List.of(ConnectException.class)),
    SILENT("no answer came in time", List.of(SocketTimeoutException.class, TimeoutException.class)),
    CLOSED(
            "the connection was closed",
            List.of(IOException.class, HttpClosedException.class, StreamResetException.class)),
    BROKEN_OFF("the exchange broke off", List.of());

    private static final int DEPTH = 10;

    private final String words;
    private final List<Class<? extends Throwable>> signs;

    NoConnection(String words, List<Class<? extends Throwable>> signs) {
        this.words = words;
        this.signs = signs;
    }

    static NoConnection of(Throwable e) {
        List<Throwable> chain = Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH)
                .toList();
        return Stream.of(values())
                .filter(one ->
                        one.signs.stream().anyMatch(sign -> chain.stream().anyMatch(sign::isInstance)))
                .findFirst()
                .orElse(BROKEN_OFF);
    }

    String words() {
        return words;
    }

    /** Whether nothing can have been sent, since no connection was made. */
    boolean isFromTheStart() {
        return compareTo(SILENT) < 0;
    }
}
