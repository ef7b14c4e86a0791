package writ.inventory.report;

import java.time.Duration;
import java.util.UUID;
import writ.kit.caller.Caller;

/**
 * A report on its way in, under the id it will have.
 *
 * @param lease how long what is stored of it is kept without another step
 */
record Upload(UUID report, Caller caller, ReportRequest request, Duration lease) {}
