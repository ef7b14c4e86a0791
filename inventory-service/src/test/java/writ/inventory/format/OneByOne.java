package writ.inventory.format;

import java.io.InputStream;

/** Bytes that arrive one at a time. */
final class OneByOne extends InputStream {

    private final byte[] bytes;
    private int at;

    OneByOne(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return at < bytes.length ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int b = length == 0 ? 0 : read();
        if (b < 0) {
            return -1;
        }
        if (length > 0) {
            into[offset] = (byte) b;
        }
        return Math.min(length, 1);
    }
}
