package writ.inventory.format;

import java.util.Locale;

/** The kinds of file that can be read. */
public enum Format {
    DECLARED_CSV,
    DECLARED_JSON,
    DECLARED_NDJSON,
    DECLARED_XLSX,
    ENDPOINT_CSV,
    ENDPOINT_NDJSON,
    ENDPOINT_XLSX,
    OSQUERY_JSON,
    CYCLONEDX_JSON,
    CYCLONEDX_XML,
    SPDX_JSON,
    SPDX3_JSON,
    SPDX_TAG_VALUE,
    SWID_XML;

    /** Whether it says on how many endpoints a product is, and not on which. */
    public boolean isDeclared() {
        return name().startsWith("DECLARED_");
    }

    /** Whether its rows can say what changed. */
    public boolean canBeDelta() {
        return isDeclared() || name().startsWith("ENDPOINT_");
    }

    /** What the API calls it; part of a report's identity, never changed. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
