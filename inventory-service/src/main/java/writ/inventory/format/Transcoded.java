package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * Text in UTF-16 or Windows-1252 as UTF-8, which is all that the readers know. What is no character becomes a byte that
 * UTF-8 never has, so that it is refused where it stands and the rest is read.
 */
final class Transcoded extends InputStream {

    /** What the text comes in. */
    enum From {
        UTF_16_LE,
        UTF_16_BE,
        WINDOWS_1252
    }

    private static final int BROKEN = -1;
    private static final int END = -2;
    private static final byte NEVER_IN_UTF_8 = (byte) 0xFF;
    private static final int LONGEST = 4;
    /** What Windows-1252 has at 0x80 to 0x9F; spelled out, as a native image carries few charsets. */
    private static final String UPPER =
            "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
                    + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    private final InputStream in;
    private final From from;
    private final byte[] source = new byte[1 << 13];
    private int at;
    private int limit;
    private final byte[] text = new byte[1 << 13];
    private int taken;
    private int filled;
    private int ahead = END;

    Transcoded(InputStream in, From from) {
        this.in = in;
        this.from = from;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (taken == filled) {
            fill();
        }
        if (taken == filled) {
            return -1;
        }
        int got = Math.min(length, filled - taken);
        System.arraycopy(text, taken, into, offset, got);
        taken += got;
        return got;
    }

    private void fill() throws IOException {
        taken = 0;
        filled = 0;
        while (filled <= text.length - LONGEST) {
            int character = from == From.WINDOWS_1252 ? windows() : utf16();
            if (character == END) {
                return;
            }
            put(character);
        }
    }

    private int windows() throws IOException {
        int b = next();
        if (b < 0x80 || b > 0x9F) {
            return b < 0 ? END : b;
        }
        char character = UPPER.charAt(b - 0x80);
        return character == 0 ? BROKEN : character;
    }

    private int utf16() throws IOException {
        int unit = ahead == END ? unit() : ahead;
        ahead = END;
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            return unit;
        }
        if (unit > Character.MAX_HIGH_SURROGATE) {
            return BROKEN;
        }
        int low = unit();
        if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
            return Character.toCodePoint((char) unit, (char) low);
        }
        ahead = low;
        return BROKEN;
    }

    private int unit() throws IOException {
        int first = next();
        if (first < 0) {
            return END;
        }
        int second = next();
        if (second < 0) {
            return BROKEN;
        }
        return from == From.UTF_16_BE ? first << 8 | second : second << 8 | first;
    }

    private int next() throws IOException {
        if (at == limit) {
            at = 0;
            limit = Math.max(0, in.read(source, 0, source.length));
            if (limit == 0) {
                return END;
            }
        }
        return source[at++] & 0xFF;
    }

    private void put(int character) {
        if (character == BROKEN) {
            text[filled++] = NEVER_IN_UTF_8;
        } else if (character < 0x80) {
            text[filled++] = (byte) character;
        } else if (character < 0x800) {
            text[filled++] = (byte) (0xC0 | character >> 6);
            text[filled++] = last(character);
        } else if (character < 0x10000) {
            text[filled++] = (byte) (0xE0 | character >> 12);
            text[filled++] = last(character >> 6);
            text[filled++] = last(character);
        } else {
            text[filled++] = (byte) (0xF0 | character >> 18);
            text[filled++] = last(character >> 12);
            text[filled++] = last(character >> 6);
            text[filled++] = last(character);
        }
    }

    private static byte last(int character) {
        return (byte) (0x80 | character & 0x3F);
    }
}
