package writ.inventory.format;

import org.jspecify.annotations.Nullable;
import writ.inventory.product.SupplierName;

/**
 * A component of which is not yet known where it is.
 *
 * @param where in the file it stands: a JSON pointer, or line and column
 */
record CycloneItem(@Nullable Spelled spelled, @Nullable String fault, long line, String where) {

    static CycloneItem faulty(long line, String where, String fault) {
        return new CycloneItem(null, fault, line, where);
    }

    /** The item as a part of one by this supplier: embedded, when another supplies it. */
    CycloneItem within(@Nullable String outer) {
        if (spelled == null || spelled.embedded()) {
            return this;
        }
        String own = key(spelled.supplier());
        String others = key(outer);
        return own.isEmpty() || others.isEmpty() || own.equals(others)
                ? this
                : new CycloneItem(spelled.asEmbedded(), fault, line, where);
    }

    /** The item in something of which nobody can say whether it is a device. */
    CycloneItem nowhere() {
        return fault == null ? faulty(line, where, "it is in a component whose type is not understood") : this;
    }

    private static String key(@Nullable String supplier) {
        return supplier == null ? "" : SupplierName.key(supplier);
    }
}
