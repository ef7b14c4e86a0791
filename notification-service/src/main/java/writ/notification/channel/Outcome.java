package writ.notification.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one try to send: it decides whether there is another. */
public sealed interface Outcome {

    /** The reply's status, of HTTP or of SMTP; null when there was no reply. */
    @Nullable
    Integer status();

    /** What happened, for people; never a secret and never the reply's body. */
    String detail();

    /** The recipient's side took it. */
    record Delivered(@Nullable Integer status, String detail) implements Outcome {}

    /**
     * It did not work, and may work later.
     *
     * @param retryAfter how long the recipient's side asks to be left alone; null when it does not say
     */
    record Failed(
            @Nullable Integer status,
            String detail,
            @Nullable Duration retryAfter) implements Outcome {}

    /**
     * A fault of ours that says nothing of the recipient; nothing was sent, and it works once ours is mended.
     *
     * @param fault how the detail begins for as long as the fault is the same: the rest may have a time in it, or an id
     */
    record OwnFault(@Nullable Integer status, String detail, String fault) implements Outcome {

        public OwnFault(@Nullable Integer status, String detail) {
            this(status, detail, detail);
        }
    }

    /** It will not work however often it is tried. */
    record Refused(@Nullable Integer status, String detail, Cause cause) implements Outcome {}

    /** What a refusal says of the recipient. */
    enum Cause {
        /** The webhook's owner wants no more (HTTP 410). */
        GONE,
        /** The mailbox does not exist or does not take our mail. */
        BOUNCED
    }
}
