package writ.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program or library of Linux says of versions of glibc, in the sections .gnu.version_r and .gnu.version_d (Linux
 * Standard Base Core Specification, "Symbol Versioning"); 64 bits and little endian, as every machine that Writ runs on.
 */
final class Elf {

    private static final int MAGIC = 0x464c457f;
    private static final byte BITS_64 = 2;
    private static final byte LITTLE_ENDIAN = 1;
    private static final int DEFINES = 0x6ffffffd;
    private static final int NEEDS = 0x6ffffffe;
    private static final int HEADER = 64;
    private static final Pattern GLIBC_2 = Pattern.compile("GLIBC_2\\.(\\d+)(\\.\\d+)?");

    private final ByteBuffer bytes;

    private Elf(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The n of the newest GLIBC_2.n that a file needs; nothing for files of other kinds. */
    static OptionalInt needs(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() < HEADER || channel.size() > Integer.MAX_VALUE) {
                return OptionalInt.empty();
            }
            return new Elf(channel.map(MapMode.READ_ONLY, 0, channel.size())).newest(NEEDS);
        }
    }

    /** The n of the newest GLIBC_2.n that a library is. */
    static OptionalInt defines(byte[] library) {
        return new Elf(ByteBuffer.wrap(library)).newest(DEFINES);
    }

    /** The printable text that follows a key in a file, or nothing. */
    static String text(Path file, String key) throws IOException {
        byte[] wanted = key.getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = channel.map(MapMode.READ_ONLY, 0, channel.size());
            for (int at = 0; at + wanted.length < bytes.limit(); at++) {
                if (bytes.get(at) == wanted[0] && bytes.slice(at, wanted.length).equals(ByteBuffer.wrap(wanted))) {
                    StringBuilder text = new StringBuilder();
                    for (int i = at + wanted.length; i < bytes.limit() && bytes.get(i) >= ' '; i++) {
                        text.append((char) bytes.get(i));
                    }
                    return text.toString();
                }
            }
        }
        return "";
    }

    private OptionalInt newest(int kind) {
        if (bytes.limit() < HEADER
                || bytes.getInt(0) != MAGIC
                || bytes.get(4) != BITS_64
                || bytes.get(5) != LITTLE_ENDIAN) {
            return OptionalInt.empty();
        }
        int newest = -1;
        int first = (int) bytes.getLong(0x28);
        for (int section = 0; section < bytes.getShort(0x3c); section++) {
            int header = first + section * bytes.getShort(0x3a);
            if (bytes.getInt(header + 4) == kind) {
                int strings = first + bytes.getInt(header + 0x28) * bytes.getShort(0x3a);
                newest = Math.max(
                        newest, newest(kind, (int) bytes.getLong(header + 0x18), (int) bytes.getLong(strings + 0x18)));
            }
        }
        return newest < 0 ? OptionalInt.empty() : OptionalInt.of(newest);
    }

    /** Both sections are lists of lists whose links are distances, 0 at the end. */
    private int newest(int kind, int section, int strings) {
        boolean needs = kind == NEEDS;
        int newest = -1;
        for (int entry = section, next = -1; next != 0; entry += next) {
            next = bytes.getInt(entry + (needs ? 12 : 16));
            int name = entry + bytes.getInt(entry + (needs ? 8 : 12));
            for (int further = -1; further != 0; name += further) {
                further = bytes.getInt(name + (needs ? 12 : 4));
                newest = Math.max(newest, minor(strings + bytes.getInt(name + (needs ? 8 : 0))));
            }
        }
        return newest;
    }

    private int minor(int at) {
        int end = at;
        while (bytes.get(end) != 0) {
            end++;
        }
        byte[] name = new byte[end - at];
        bytes.get(at, name);
        Matcher version = GLIBC_2.matcher(new String(name, StandardCharsets.US_ASCII));
        return version.matches() ? Integer.parseInt(version.group(1)) : -1;
    }
}
