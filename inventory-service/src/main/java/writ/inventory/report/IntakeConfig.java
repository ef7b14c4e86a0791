package writ.inventory.report;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one replica takes in at a time. Memory is bounded by permits times about what the name limits allow. */
@ConfigMapping(prefix = "writ.intake")
interface IntakeConfig {

    /** Uploads in progress together; a further one is told to come again. */
    @WithDefault("4")
    int permits();

    /** Largest file. */
    @WithDefault("2G")
    MemorySize largest();

    /** Longest time from an upload's beginning to its end. */
    @WithDefault("1H")
    Duration longest();

    /** How long an upload may go on without storing a piece before another replica takes it for dead. */
    @WithDefault("5M")
    Duration lease();

    @WithDefault("30S")
    Duration sweepEvery();

    /** Longest wait for one step in the database. */
    @WithDefault("60S")
    Duration databaseWait();

    /** Longest CSV record and longest JSON string. */
    @WithDefault("64K")
    MemorySize longestRecord();

    /** Distinct products of a file. */
    @WithDefault("100000")
    int products();

    /** Distinct endpoints of a file. */
    @WithDefault("1000000")
    int endpoints();

    /** All distinct product and endpoint names of a file. */
    @WithDefault("32M")
    MemorySize names();

    /** Refused rows that are kept with line and reason; those beyond are counted. */
    @WithDefault("10000")
    int refusals();
}
