package writ.inventory.product;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How the things that one name stands for lie to those of another: the relations of NISTIR 7696, tables 6-2 and 6-4. */
public enum CpeRelation {
    EQUAL,
    /** The first stands for all that the second does, and for more. */
    SUPERSET,
    /** The second stands for all that the first does, and for more. */
    SUBSET,
    /** Each attribute has something in common, and neither name is the wider one: the report leaves it open. */
    INTERSECTS,
    /** The second has a wildcard, for which NISTIR 7696 defines no relation. */
    UNDEFINED,
    DISJOINT;

    /** Whether whatever the second stands for is among what the first does. */
    public boolean covers() {
        return this == EQUAL || this == SUPERSET;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Table 6-4, one attribute after the other: what two attributes say of the names together. */
    CpeRelation and(CpeRelation next) {
        if (this == next || next == EQUAL) {
            return this;
        }
        if (this == DISJOINT || next == DISJOINT) {
            return DISJOINT;
        }
        if (this == EQUAL) {
            return next;
        }
        return this == UNDEFINED || next == UNDEFINED ? UNDEFINED : INTERSECTS;
    }
}
