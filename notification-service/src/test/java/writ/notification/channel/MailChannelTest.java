package writ.notification.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailChannelTest {

    @Test
    void aRecipientThatIsRefusedForGoodHasBounced() {
        Outcome outcome = MailChannel.outcome(smtp("recipient address not accepted", 550));

        assertEquals(
                Outcome.Cause.BOUNCED,
                assertInstanceOf(Outcome.Refused.class, outcome).cause());
        assertEquals(550, outcome.status());
    }

    @Test
    void aFullMailboxIsTriedAgain() {
        assertInstanceOf(Outcome.Failed.class, MailChannel.outcome(smtp("recipient address not accepted", 452)));
    }

    @Test
    void whatIsOurOwnFaultNeverMarksTheRecipient() {
        assertInstanceOf(Outcome.OwnFault.class, MailChannel.outcome(smtp("sender address not accepted", 553)));
        assertInstanceOf(Outcome.OwnFault.class, MailChannel.outcome(smtp("AUTH LOGIN failed", 535)));
        assertEquals(
                new Outcome.OwnFault(null, "our mail server: the connection was refused"),
                MailChannel.outcome(new ConnectException("localhost/127.0.0.1:25")));
    }

    @Test
    void aMailThatIsRefusedAfterItsRecipientIsNoFaultOfOurs() {
        assertInstanceOf(Outcome.Refused.class, MailChannel.outcome(smtp("DATA command not accepted", 554)));
        assertInstanceOf(Outcome.Failed.class, MailChannel.outcome(smtp("DATA command not accepted", 451)));
    }

    @Test
    void aFaultOfOursIsTheSameWhateverOurServerAddsToIt() {
        Outcome.OwnFault fault =
                assertInstanceOf(Outcome.OwnFault.class, MailChannel.outcome(smtp("sender address not accepted", 451)));

        assertEquals("our mail server: SMTP 451: sender address not accepted", fault.fault());
        assertEquals(fault.fault() + ": 451 no", fault.detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STARTTLS required but not supported by server",
                "login is required, but no allowed AUTH methods available. You may need to do STARTTLS",
                "login is required, but no credentials supplied"
            })
    void settingsThatDoNotFitOurServerAreOurOwnFault(String said) {
        assertEquals(
                new Outcome.OwnFault(null, "our mail server: " + said),
                MailChannel.outcome(new NoStackTraceThrowable(said)));
    }

    @Test
    void aConnectionThatBreaksMayHaveTakenTheMailAndCountsAsATry() {
        assertEquals(
                new Outcome.Failed(null, "our mail server: the connection was closed", null),
                MailChannel.outcome(new IOException("reset by peer")));
    }

    private static SMTPException smtp(String message, int code) {
        return new SMTPException(message, code, List.of(code + " no"), false);
    }
}
