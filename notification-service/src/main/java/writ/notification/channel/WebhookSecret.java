package writ.notification.channel;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A symmetric signing secret of the Standard Webhooks specification, as both sides write it: `whsec_` and base64. */
public record WebhookSecret(String text) {

    private static final String PREFIX = "whsec_";
    /** The specification asks for 24 to 64 bytes. */
    private static final int BYTES = 32;

    private static final String HMAC = "HmacSHA256";

    public static WebhookSecret fresh(SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** One signature of the header: `v1,` and the base64 of HMAC-SHA256 over id, timestamp and body. */
    String sign(String id, long epochSecond, String body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), HMAC));
            byte[] signature = mac.doFinal(
                    (id + "." + epochSecond + "." + body).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is in every JDK", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
