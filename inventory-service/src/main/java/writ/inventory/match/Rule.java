package writ.inventory.match;

import java.util.Locale;

/** By which datum a decision was made. */
enum Rule {
    SWID_TAG,
    CPE_NAME,
    PURL,
    PRODUCT_NAME,
    SUPPLIER_NAME,
    CPE_VENDOR,
    PURL_NAMESPACE,
    KNOWN_NAME,
    BRAND_IN_NAME,
    BRAND_IN_SUPPLIER,
    EMBEDDED,
    EXCLUDED_NAME,
    EXCLUDED_IDENTIFIER;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
