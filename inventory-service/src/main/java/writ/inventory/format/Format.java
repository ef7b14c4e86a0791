package writ.inventory.format;

import java.util.Locale;

/** The kinds of file that can be read. */
public enum Format {
    DECLARED_CSV,
    DECLARED_JSON,
    ENDPOINT_CSV,
    CYCLONEDX_JSON,
    CYCLONEDX_XML;

    /** What the API calls it; part of a report's identity, never changed. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
