package writ.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Files of which nothing is true but what they say of versions of glibc. */
final class TestElf {

    private static final int SECTION = 64;
    private static final int STRINGS = 256;
    private static final int HEADERS = 512;

    private TestElf() {}

    /** A program that needs these versions of one library. */
    static byte[] needing(String... versions) {
        ByteBuffer elf = elf(0x6ffffffe);
        elf.putShort(SECTION + 2, (short) versions.length).putInt(SECTION + 8, 16);
        for (int i = 0, name = 1; i < versions.length; i++, name += versions[i - 1].length() + 1) {
            int entry = SECTION + 16 + 16 * i;
            elf.putInt(entry + 8, name).putInt(entry + 12, i + 1 < versions.length ? 16 : 0);
            elf.put(STRINGS + name, versions[i].getBytes(StandardCharsets.US_ASCII));
        }
        return elf.array();
    }

    /** A library that has these versions. */
    static byte[] defining(String... versions) {
        ByteBuffer elf = elf(0x6ffffffd);
        for (int i = 0, name = 1; i < versions.length; i++, name += versions[i - 1].length() + 1) {
            int entry = SECTION + 28 * i;
            elf.putInt(entry + 12, 20).putInt(entry + 16, i + 1 < versions.length ? 28 : 0);
            elf.putInt(entry + 20, name);
            elf.put(STRINGS + name, versions[i].getBytes(StandardCharsets.US_ASCII));
        }
        return elf.array();
    }

    /** With two sections: that of the kind, and the strings it is linked to. */
    private static ByteBuffer elf(int kind) {
        ByteBuffer elf = ByteBuffer.allocate(HEADERS + 2 * 64).order(ByteOrder.LITTLE_ENDIAN);
        elf.putInt(0, 0x464c457f).put(4, (byte) 2).put(5, (byte) 1);
        elf.putLong(0x28, HEADERS).putShort(0x3a, (short) 64).putShort(0x3c, (short) 2);
        elf.putInt(HEADERS + 4, kind).putLong(HEADERS + 0x18, SECTION).putInt(HEADERS + 0x28, 1);
        elf.putInt(HEADERS + 64 + 4, 3).putLong(HEADERS + 64 + 0x18, STRINGS);
        return elf;
    }
}
