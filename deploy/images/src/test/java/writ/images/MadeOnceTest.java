package writ.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeOnceTest {

    @TempDir
    Path folder;

    private Path made;

    @BeforeEach
    void somethingMade() throws IOException {
        made = folder.resolve("made");
        make("18.1", "first");
    }

    @Test
    void ofTheSameItStays() throws IOException {
        make("18.1", "second");

        assertEquals("first", Files.readString(made.resolve("file")));
    }

    @Test
    void ofAnotherItIsMadeAgainInAnEmptyFolder() throws IOException {
        Files.writeString(made.resolve("left"), "over");

        make("18.2", "second");

        assertEquals("second", Files.readString(made.resolve("file")));
        assertFalse(Files.exists(made.resolve("left")));
    }

    @Test
    void whatWasBrokenOffIsMadeAgain() throws IOException {
        assertThrows(
                IOException.class,
                () -> MadeOnce.make(made, "18.2", () -> {
                    Files.writeString(made.resolve("file"), "half");
                    throw new IOException("interrupted");
                }));

        make("18.2", "whole");

        assertEquals("whole", Files.readString(made.resolve("file")));
    }

    private void make(String of, String text) throws IOException {
        MadeOnce.make(made, of, () -> Files.writeString(made.resolve("file"), text));
    }
}
