package writ.inventory.report;

import writ.inventory.format.Format;

/** A file that was read to its end and stored. */
record Arrived(Upload upload, Format format, byte[] digest, long bytes, int chunks, Fold fold) {}
