package writ.inventory.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the Content-Type of a file says about it.
 *
 * @param charset in lower case; null when it says none
 */
record MediaType(Kind kind, @Nullable String charset) {

    /** What is said, as far as it makes a difference here, and how such a file begins. */
    enum Kind {
        VAGUE(
                Set.of(Sniffed.values()),
                "",
                "application/octet-stream",
                "binary/octet-stream",
                "text/plain",
                "application/x-www-form-urlencoded"),
        CSV(Set.of(Sniffed.TEXT), "text/csv", "application/csv", "text/tab-separated-values"),
        // What browsers on Windows call CSV as well, once Excel is installed.
        EXCEL(Set.of(Sniffed.TEXT, Sniffed.OFFICE), "application/vnd.ms-excel"),
        XLSX(
                Set.of(Sniffed.OFFICE, Sniffed.ZIP),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.ms-excel.sheet.macroenabled.12"),
        JSON(Set.of(Sniffed.JSON), "application/json", "text/json", "application/ld+json"),
        CYCLONEDX_JSON(Set.of(Sniffed.JSON), "application/vnd.cyclonedx+json"),
        NDJSON(
                Set.of(Sniffed.JSON),
                "application/x-ndjson",
                "application/ndjson",
                "application/jsonl",
                "application/x-jsonlines",
                "application/json-lines"),
        SPDX_JSON(Set.of(Sniffed.JSON), "application/spdx+json"),
        SPDX_TAG_VALUE(Set.of(Sniffed.SPDX_TAG_VALUE), "text/spdx"),
        XML(
                Set.of(Sniffed.XML),
                "application/xml",
                "text/xml",
                "application/vnd.cyclonedx+xml",
                "application/swid+xml",
                "application/swidtag+xml"),
        ARCHIVE(
                Set.of(Sniffed.GZIP, Sniffed.ZIP, Sniffed.OFFICE),
                "application/gzip",
                "application/x-gzip",
                "application/zip",
                "application/x-zip-compressed"),
        UNKNOWN(Set.of());

        private final Set<Sniffed> beginnings;
        private final List<String> essences;

        Kind(Set<Sniffed> beginnings, String... essences) {
            this.beginnings = beginnings;
            this.essences = List.of(essences);
        }

        /** Archives are taken for what they hold, and many clients name that rather than the archive. */
        boolean mayBegin(Sniffed like) {
            return beginnings.contains(like) || (like.isArchive() && this != UNKNOWN);
        }

        String title() {
            return essences.getFirst();
        }
    }

    static MediaType of(@Nullable String contentType) {
        String[] parts = contentType == null ? new String[] {""} : contentType.split(";");
        String essence = parts[0].strip().toLowerCase(Locale.ROOT);
        Kind kind = Arrays.stream(Kind.values())
                .filter(known -> known.essences.contains(essence))
                .findFirst()
                .orElse(essence.endsWith("/json") ? Kind.JSON : Kind.UNKNOWN);
        return new MediaType(kind, charset(parts));
    }

    /** What is said of the file in an archive that came with this. */
    MediaType ofContents() {
        return kind == Kind.ARCHIVE ? new MediaType(Kind.VAGUE, charset) : this;
    }

    private static @Nullable String charset(String[] parts) {
        for (String parameter : parts) {
            String[] said = parameter.strip().toLowerCase(Locale.ROOT).split("=", 2);
            if (said.length == 2 && said[0].strip().equals("charset")) {
                return said[1].strip().replace("\"", "");
            }
        }
        return null;
    }
}
