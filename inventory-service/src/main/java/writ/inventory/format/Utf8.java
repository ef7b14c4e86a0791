package writ.inventory.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text out of bytes that must be UTF-8. */
final class Utf8 {

    private Utf8() {}

    /** @param what names the text in the reason, such as "supplier" */
    static String text(String what, byte[] bytes, int from, int to) throws RowFault {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer out = CharBuffer.allocate(to - from);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new RowFault("%s is not UTF-8: its byte %d is 0x%02X"
                    .formatted(what, in.position() - from + 1, bytes[in.position()]));
        }
        return out.flip().toString();
    }
}
