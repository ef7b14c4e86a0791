package writ.inventory.report;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * What one replica takes in at a time. An upload holds its names, its sets of endpoints and a quarter of that for notes of
 * them, about 30 bytes for each of its products and endpoints beside them, and a few MiB of pieces: with these defaults at
 * most some 100 MiB, a spreadsheet 50 more, of which common files take a tenth. Permits times that must fit into the heap
 * beside 64 MiB for everything else.
 */
@ConfigMapping(prefix = "writ.intake")
interface IntakeConfig {

    /** Uploads in progress together; a further one is told to come again. */
    @WithDefault("4")
    int permits();

    /** Uploads in progress together of one agency; the others' turns are not taken by it. */
    @WithDefault("2")
    int permitsPerAgency();

    /** Largest file, and what a compressed one comes to at most. */
    @WithDefault("2G")
    MemorySize largest();

    /** Files in one archive of reports. */
    @WithDefault("1000")
    int bundled();

    /** Longest time from an upload's beginning to its end. */
    @WithDefault("1H")
    Duration longest();

    /**
     * How long an upload may go on without storing a piece before another replica takes it for dead. One that brings less
     * than a piece, a MiB, in that time is broken off.
     */
    @WithDefault("5M")
    Duration lease();

    /** How long an upload that may come in several requests is kept without another of them. */
    @WithDefault("24H")
    Duration resumable();

    @WithDefault("30S")
    Duration sweepEvery();

    /** Longest wait for one step in the database. */
    @WithDefault("60S")
    Duration databaseWait();

    /** Longest CSV record, and longest text in JSON and XML. */
    @WithDefault("64K")
    MemorySize longestRecord();

    /** Largest spreadsheet, which is held in memory, and again the texts of its cells. */
    @WithDefault("16M")
    MemorySize spreadsheet();

    /** Distinct products of a file. */
    @WithDefault("100000")
    int products();

    /** Distinct endpoints of a file. */
    @WithDefault("1000000")
    int endpoints();

    /** All distinct product and endpoint names of a file. */
    @WithDefault("32M")
    MemorySize names();

    /** All sets of endpoints of a file, one for each product, as they lie in memory. */
    @WithDefault("32M")
    MemorySize sets();

    /** Refused rows that are kept with line and reason; those beyond are counted. */
    @WithDefault("10000")
    int refusals();
}
