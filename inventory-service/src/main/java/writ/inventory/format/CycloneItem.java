package writ.inventory.format;

import org.jspecify.annotations.Nullable;
import writ.inventory.product.SupplierName;

/** A component of which is not yet known where it is. */
record CycloneItem(@Nullable Spelled spelled, @Nullable String fault, long line, String pointer) {

    static CycloneItem faulty(long line, String pointer, String fault) {
        return new CycloneItem(null, fault, line, pointer);
    }

    /** The item as a part of one by this supplier: embedded, when another supplies it. */
    CycloneItem within(@Nullable String outer) {
        String own = spelled == null ? null : spelled.supplier();
        if (spelled == null || spelled.embedded() || own == null || outer == null) {
            return this;
        }
        return SupplierName.key(own).equals(SupplierName.key(outer))
                ? this
                : new CycloneItem(spelled.asEmbedded(), fault, line, pointer);
    }
}
