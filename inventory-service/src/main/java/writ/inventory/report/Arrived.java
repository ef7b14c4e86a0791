package writ.inventory.report;

import writ.inventory.format.Format;

/** A file that was read to its end and stored. */
record Arrived(Upload upload, Format format, Body.Whole file, Fold fold) {}
