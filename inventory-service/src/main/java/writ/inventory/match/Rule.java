package writ.inventory.match;

import java.util.Locale;

/** By which datum a decision was made. */
enum Rule {
    SUPPLIER_NAME,
    CPE_VENDOR,
    PURL_NAMESPACE,
    KNOWN_NAME,
    BRAND_IN_NAME,
    BRAND_IN_SUPPLIER,
    EMBEDDED,
    EXCLUDED_NAME;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
