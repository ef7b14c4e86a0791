package writ.kit.feed;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * A place in a feed that tells nothing of how many events lie before it, nor whether others were active: a nonce, the
 * epoch and the position, one AES block under the feed's own key.
 */
public record Cursor(int epoch, long position) {

    private static final int BLOCK = 16;

    public String seal(byte[] key) {
        byte[] plain = ByteBuffer.allocate(BLOCK)
                .putInt(ThreadLocalRandom.current().nextInt()) // has to differ, not to be secret: the key is
                .putInt(epoch)
                .putLong(position)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(aes(Cipher.ENCRYPT_MODE, key, plain));
    }

    /** @throws Problem malformed, when it is no cursor at all; one of another feed or epoch opens to another epoch */
    public static Cursor open(String sealed, byte[] key) {
        try {
            byte[] block = Base64.getUrlDecoder().decode(sealed);
            if (block.length == BLOCK) {
                ByteBuffer plain = ByteBuffer.wrap(aes(Cipher.DECRYPT_MODE, key, block));
                plain.getInt();
                return new Cursor(plain.getInt(), plain.getLong());
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below
        }
        throw Problem.of(CommonProblem.MALFORMED, "after is not a cursor of this feed.")
                .at("after", "follow the Link header with rel=next of the page before");
    }

    private static byte[] aes(int mode, byte[] key, byte[] block) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding"); // exactly one block, so there is no pattern to see
            cipher.init(mode, new SecretKeySpec(key, "AES"));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is in every JDK", e);
        }
    }
}
