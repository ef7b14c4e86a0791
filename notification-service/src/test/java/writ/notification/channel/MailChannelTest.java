package writ.notification.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertInstanceOf(Outcome.Failed.class, MailChannel.outcome(smtp("sender address not accepted", 553)));
        assertInstanceOf(Outcome.Failed.class, MailChannel.outcome(smtp("AUTH LOGIN failed", 535)));
        assertInstanceOf(Outcome.Failed.class, MailChannel.outcome(new IOException("connection refused")));
    }

    private static SMTPException smtp(String message, int code) {
        return new SMTPException(message, code, List.of(code + " no"), false);
    }
}
