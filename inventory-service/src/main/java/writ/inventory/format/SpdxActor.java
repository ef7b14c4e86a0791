package writ.inventory.format;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.SupplierName;

/** A person or an organization as SPDX 2 writes them: {@code Organization: Acme (info@acme.example)}. */
record SpdxActor(String name, boolean person) {

    private static final Pattern MAIL = Pattern.compile("\\s*\\(([^()]*@[^()]*)?\\)\\s*$");

    /** Null when nobody is named: nothing is said, NOASSERTION, NONE, or a tool. */
    static @Nullable SpdxActor of(@Nullable String text) {
        String said = text == null ? "" : text.strip();
        int colon = said.indexOf(':');
        String kind = colon < 0 ? "" : said.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        boolean known = kind.equals("organization") || kind.equals("person");
        if (said.isEmpty() || said.equals("NOASSERTION") || said.equals("NONE") || kind.equals("tool")) {
            return null;
        }
        String name = MAIL.matcher(known ? said.substring(colon + 1) : said)
                .replaceFirst("")
                .strip();
        return new SpdxActor(name, kind.equals("person"));
    }

    /**
     * Who made it, as in CycloneDX, goes before who hands it out; but a person who wrote it is not who supplies it, when
     * somebody else is said to.
     */
    static @Nullable String maker(@Nullable SpdxActor originator, @Nullable SpdxActor supplier) {
        for (SpdxActor actor : new @Nullable SpdxActor[] {
            originator != null && originator.person ? null : originator, supplier, originator
        }) {
            if (actor != null && !SupplierName.key(actor.name).isEmpty()) {
                return actor.name;
            }
        }
        return supplier != null ? supplier.name : originator != null ? originator.name : null;
    }
}
