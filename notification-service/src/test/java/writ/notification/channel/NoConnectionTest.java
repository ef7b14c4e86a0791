package writ.notification.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
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
        assertEquals(NoConnection.NO_TLS, NoConnection.of(new SSLHandshakeException("not an SSL record")));
        assertEquals(NoConnection.NO_TLS, NoConnection.of(new NotSslRecordException("not an SSL/TLS record: 3232")));
        assertEquals(NoConnection.UNKNOWN_NAME, NoConnection.of(new UnknownHostException("a.example")));
        assertEquals(NoConnection.TIMED_OUT, NoConnection.of(new ConnectTimeoutException("a.example")));
        assertEquals(NoConnection.UNREACHABLE, NoConnection.of(new NoRouteToHostException("a.example")));
        assertEquals(NoConnection.REFUSED, NoConnection.of(new ConnectException("a.example")));
        assertEquals(NoConnection.SILENT, NoConnection.of(new SocketTimeoutException("read")));
        assertEquals(NoConnection.CLOSED, NoConnection.of(new SSLException("closed without close_notify")));
        assertEquals(NoConnection.CLOSED, NoConnection.of(new IllegalStateException(new IOException("reset"))));
        assertEquals(NoConnection.BROKEN_OFF, NoConnection.of(new IllegalStateException("?")));
    }

    @Test
    void onlyWhatEndsBeforeThereIsAConnectionHasSentNothing() {
        assertTrue(NoConnection.REFUSED.isFromTheStart());
        assertFalse(NoConnection.SILENT.isFromTheStart());
        assertFalse(NoConnection.CLOSED.isFromTheStart());
    }

    @ParameterizedTest
    @EnumSource
    void noWordIsTheNameOfAClass(NoConnection one) {
        assertFalse(one.words().matches(".*[a-z][A-Z].*"), one.words());
    }
}
