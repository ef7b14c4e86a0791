package writ.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Table table = new Table(new PrintStream(new ByteArrayOutputStream()));

    @Test
    void aTableOfGoodStepsIsGoodAndSaysWhatWasSeen() {
        table.step("look", () -> "all | there\nand ready");

        assertTrue(table.isGood());
        assertTrue(table.text().contains("| ok | look | all \\| there<br>and ready | "), table.text());
    }

    @Test
    void aStepThatFailedIsSaidAndTheRestGoesOn() {
        table.step("kill", () -> {
            throw new Failure("three events are missing");
        });
        table.step("look", () -> "fine");

        assertFalse(table.isGood());
        assertTrue(table.text().contains("| **FAILED** | kill | three events are missing |"), table.text());
        assertTrue(table.text().contains("| ok | look | fine |"), table.text());
    }

    @Test
    void withoutWhatMustBeTheRunDoesNotGoOn() {
        Table.CannotGoOn end = assertThrows(
                Table.CannotGoOn.class,
                () -> table.must("install", () -> {
                    throw new IllegalStateException("no cluster");
                }));

        assertEquals("cannot go on after: install", end.getMessage());
        assertFalse(table.isGood());
    }

    @Test
    void aRunThatIsBrokenOffIsNotGood() {
        table.step("look", () -> "fine");
        table.brokenOff(new IllegalStateException("no node has an address"));

        assertFalse(table.isGood());
        assertTrue(
                table.text().contains("| **FAILED** | the run was broken off | no node has an address |"),
                table.text());
    }
}
