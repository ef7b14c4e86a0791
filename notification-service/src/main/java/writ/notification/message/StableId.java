package writ.notification.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A UUID that the same parts always give (version 8 of RFC 9562: the first 128 bits of SHA-256). The function
 * `stable_id` in the database gives the same.
 */
public final class StableId {

    private static final String SEPARATOR = "\u001f";
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private StableId() {}

    public static UUID of(String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(digest);
            return new UUID(bits.getLong() & ~0xf000L | VERSION_8, bits.getLong() & ~0xf000_0000_0000_0000L | VARIANT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every JDK", e);
        }
    }
}
