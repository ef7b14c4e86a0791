package writ.inventory.format;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of osquery that say what is installed, and what their rows mean. */
enum OsqueryTable {
    PROGRAMS(OsqueryColumn.PUBLISHER),
    APPS(null),
    DEB_PACKAGES(OsqueryColumn.MAINTAINER),
    RPM_PACKAGES(OsqueryColumn.VENDOR),
    HOMEBREW_PACKAGES(null),
    CHOCOLATEY_PACKAGES(OsqueryColumn.AUTHOR),
    PYTHON_PACKAGES(OsqueryColumn.AUTHOR),
    NPM_PACKAGES(OsqueryColumn.AUTHOR);

    private final String title = name().toLowerCase(Locale.ROOT);
    private final @Nullable OsqueryColumn supplier;

    OsqueryTable(@Nullable OsqueryColumn supplier) {
        this.supplier = supplier;
    }

    static @Nullable OsqueryTable titled(String title) {
        for (OsqueryTable table : values()) {
            if (table.title.equals(title)) {
                return table;
            }
        }
        return null;
    }

    /** The table of a scheduled query, whose name ends in the table's, as in {@code pack/it-compliance/deb_packages}. */
    static @Nullable OsqueryTable ofQuery(String name) {
        for (OsqueryTable table : values()) {
            int before = name.length() - table.title.length() - 1;
            boolean ends = name.endsWith(table.title) && !name.endsWith("running_apps");
            if (ends && (before < 0 || !Character.isLetterOrDigit(name.charAt(before)))) {
                return table;
            }
        }
        return null;
    }

    /** Whether the package is there: dpkg goes on listing those of which only the configuration is left. */
    boolean isInstalled(Map<OsqueryColumn, String> row) {
        String status = row.getOrDefault(OsqueryColumn.STATUS, "").strip();
        return this != DEB_PACKAGES || !(status.endsWith("config-files") || status.endsWith("not-installed"));
    }

    /** @param platform of the host, as its os_version has it; null when it is not known */
    Spelled spelled(Map<OsqueryColumn, String> row, @Nullable String platform) {
        String name = row.get(OsqueryColumn.NAME);
        String version = row.get(OsqueryColumn.VERSION);
        String by = supplier == null ? null : row.get(supplier);
        switch (this) {
            case APPS -> {
                name = name != null && name.endsWith(".app") ? name.substring(0, name.length() - 4) : name;
                String said = row.get(OsqueryColumn.BUNDLE_SHORT_VERSION);
                version = said == null || said.isBlank() ? row.get(OsqueryColumn.BUNDLE_VERSION) : said;
                by = group(row.get(OsqueryColumn.BUNDLE_IDENTIFIER));
            }
            case RPM_PACKAGES -> {
                String release = row.get(OsqueryColumn.RELEASE);
                version = version == null || release == null || release.isBlank() ? version : version + "-" + release;
            }
            default -> by = by == null ? null : by.replaceFirst("\\s*<[^<>]*>\\s*$", "");
        }
        return new Spelled(by, name, version, null, OsqueryPurl.of(this, name, version, row, platform), null, false);
    }

    /** Of com.kaspersky.kav the com.kaspersky, which is what a group is in CycloneDX. */
    private static @Nullable String group(@Nullable String bundle) {
        String[] labels = bundle == null ? new String[0] : bundle.split("\\.", 3);
        return labels.length < 2 ? null : labels[0] + "." + labels[1];
    }
}
