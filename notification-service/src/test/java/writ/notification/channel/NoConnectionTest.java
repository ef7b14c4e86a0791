package writ.notification.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoConnectionTest {

    @Test
    void theMostTellingCauseIsSaid() {
        SSLHandshakeException untrusted = new SSLHandshakeException("Failed to create SSL connection");
        untrusted.initCause(new CertificateException("No name matching"));

        assertEquals(NoConnection.UNTRUSTED, NoConnection.of(untrusted));
        assertEquals(NoConnection.NO_TLS, NoConnection.of(new SSLException("not an SSL record")));
        assertEquals(NoConnection.UNKNOWN_NAME, NoConnection.of(new UnknownHostException("a.example")));
        assertEquals(NoConnection.TIMED_OUT, NoConnection.of(new ConnectTimeoutException("a.example")));
        assertEquals(NoConnection.UNREACHABLE, NoConnection.of(new NoRouteToHostException("a.example")));
        assertEquals(NoConnection.REFUSED, NoConnection.of(new ConnectException("a.example")));
        assertEquals(NoConnection.CLOSED, NoConnection.of(new IllegalStateException(new IOException("reset"))));
        assertEquals(NoConnection.BROKEN_OFF, NoConnection.of(new IllegalStateException("?")));
    }

    @ParameterizedTest
    @EnumSource
    void noWordIsTheNameOfAClass(NoConnection one) {
        assertFalse(one.words().matches(".*[a-z][A-Z].*"), one.words());
    }
}
