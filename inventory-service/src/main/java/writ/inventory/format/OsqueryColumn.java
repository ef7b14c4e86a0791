package writ.inventory.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of osquery's tables of which something is taken. */
enum OsqueryColumn {
    NAME,
    VERSION,
    PUBLISHER,
    VENDOR,
    MAINTAINER,
    AUTHOR,
    RELEASE,
    EPOCH,
    ARCH,
    STATUS,
    BUNDLE_IDENTIFIER,
    BUNDLE_SHORT_VERSION,
    BUNDLE_VERSION,
    PLATFORM;

    private final String title = name().toLowerCase(Locale.ROOT);

    static @Nullable OsqueryColumn titled(String title) {
        for (OsqueryColumn column : values()) {
            if (column.title.equals(title)) {
                return column;
            }
        }
        return null;
    }
}
