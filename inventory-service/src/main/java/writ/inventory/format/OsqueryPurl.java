package writ.inventory.format;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.Identifiers;

/** Package URLs of what osquery lists, where nothing has to be invented for them. */
final class OsqueryPurl {

    private static final Map<String, String> DEB = Map.of("debian", "debian", "ubuntu", "ubuntu");
    private static final Map<String, String> RPM = Map.of(
            "rhel", "redhat",
            "centos", "centos",
            "fedora", "fedora",
            "opensuse", "opensuse",
            "opensuse-leap", "opensuse",
            "opensuse-tumbleweed", "opensuse");

    private OsqueryPurl() {}

    /** Null when the table has no type of purl, or the distribution that belongs into it is not known. */
    static @Nullable String of(
            OsqueryTable table,
            @Nullable String name,
            @Nullable String version,
            Map<OsqueryColumn, String> row,
            @Nullable String platform) {
        if (name == null || name.isBlank() || version == null || version.isBlank()) {
            return null;
        }
        String distribution = platform == null ? "" : platform.strip().toLowerCase(Locale.ROOT);
        String base = switch (table) {
            case DEB_PACKAGES -> distributed("pkg:deb/", DEB.get(distribution), name);
            case RPM_PACKAGES -> distributed("pkg:rpm/", RPM.get(distribution), name);
            case PYTHON_PACKAGES ->
                "pkg:pypi/" + encoded(name.strip().toLowerCase(Locale.ROOT).replace('_', '-'));
            case NPM_PACKAGES -> "pkg:npm/" + encoded(name.strip()).replaceFirst("%2F", "/");
            default -> null;
        };
        return base == null ? null : valid(base + "@" + encoded(version.strip()) + qualifiers(table, row));
    }

    private static @Nullable String distributed(String type, @Nullable String distribution, String name) {
        return distribution == null ? null : type + distribution + "/" + encoded(name.strip());
    }

    private static String qualifiers(OsqueryTable table, Map<OsqueryColumn, String> row) {
        if (table != OsqueryTable.DEB_PACKAGES && table != OsqueryTable.RPM_PACKAGES) {
            return "";
        }
        String arch = row.getOrDefault(OsqueryColumn.ARCH, "").strip();
        String epoch = row.getOrDefault(OsqueryColumn.EPOCH, "").strip();
        String said = arch.isEmpty() ? "" : "?arch=" + encoded(arch);
        return epoch.isEmpty() || epoch.equals("0")
                ? said
                : said + (said.isEmpty() ? "?" : "&") + "epoch=" + encoded(epoch);
    }

    /** What cannot be said as a purl must not refuse a row that did not claim to have one. */
    private static @Nullable String valid(String purl) {
        try {
            Identifiers.purl(purl);
            return purl;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || ".-_~:".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
