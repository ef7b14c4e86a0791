package writ.inventory.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been read of an SPDX package so far, whatever it is written in. */
final class SpdxDraft {

    /** What is read of a package. */
    enum Field {
        ID,
        NAME,
        VERSION,
        SUPPLIER,
        ORIGINATOR,
        PURPOSE
    }

    private static final String SWID = "swid:";

    private final Map<Field, String> texts = new HashMap<>();
    private final Map<String, String> identifiers = new HashMap<>();
    private @Nullable String fault;

    void put(Field field, @Nullable String text) throws RowFault {
        if (text != null && texts.put(field, text) != null) {
            throw new RowFault("its " + field.name().toLowerCase(Locale.ROOT) + " is given twice");
        }
    }

    /** Of several identifiers of a kind the first is taken: tools write the most certain one first. */
    void identify(@Nullable String kind, @Nullable String identifier) {
        String known = switch (kind == null ? "" : kind.toLowerCase(Locale.ROOT)) {
            case "cpe23type", "cpe23" -> "cpe23";
            case "cpe22type", "cpe22" -> "cpe22";
            case "purl", "packageurl" -> "purl";
            case "swid" -> "swid";
            default -> "";
        };
        if (!known.isEmpty() && identifier != null) {
            identifiers.putIfAbsent(known, identifier);
        }
    }

    /** It cannot be understood; of several faults the first is told. */
    void broken(RowFault why) {
        fault = fault == null ? why.reason() : fault;
    }

    @Nullable
    String fault() {
        return fault;
    }

    @Nullable
    String text(Field field) {
        return texts.get(field);
    }

    /** Of the purposes in any version's spelling: upper case, letters alone; empty when none is said. */
    String purpose() {
        return texts.getOrDefault(Field.PURPOSE, "").toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    }

    Spelled spelled() {
        String swid = identifiers.get("swid");
        return new Spelled(
                SpdxActor.maker(SpdxActor.of(texts.get(Field.ORIGINATOR)), SpdxActor.of(texts.get(Field.SUPPLIER))),
                texts.get(Field.NAME),
                texts.get(Field.VERSION),
                identifiers.getOrDefault("cpe23", identifiers.get("cpe22")),
                identifiers.get("purl"),
                swid != null && swid.startsWith(SWID) ? swid.substring(SWID.length()) : swid,
                false);
    }
}
