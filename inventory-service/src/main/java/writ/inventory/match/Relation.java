package writ.inventory.match;

import java.util.Locale;
import writ.inventory.product.CpeRelation;

/** How what the scope says lies to the product's datum: the relations of NISTIR 7696, used for every kind of datum. */
enum Relation {
    EQUAL,
    SUPERSET,
    SUBSET,
    INTERSECTS,
    UNDEFINED,
    /** A name that only has the scope's in it. */
    MENTIONS;

    static Relation of(CpeRelation relation) {
        return valueOf(relation.name());
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
