package writ.inventory.report;

import java.util.UUID;
import writ.kit.caller.Caller;

/** A report on its way in, under the id it will have. */
record Upload(UUID report, Caller caller, ReportRequest request) {}
