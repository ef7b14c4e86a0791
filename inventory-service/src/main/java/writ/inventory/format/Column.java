package writ.inventory.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns and members of which something is taken; their names have no case. */
enum Column {
    ENDPOINT,
    ENDPOINTS,
    SUPPLIER,
    PRODUCT,
    VERSION,
    CPE,
    PURL,
    SWID,
    EMBEDDED,
    CHANGE;

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Column named(String title) {
        for (Column column : values()) {
            if (column.title().equalsIgnoreCase(title.strip())) {
                return column;
            }
        }
        return null;
    }
}
