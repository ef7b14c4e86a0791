package writ.inventory.format;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.SupplierName;

/**
 * A package of which is not yet known where it is.
 *
 * @param element number of its id
 * @param purpose as {@link SpdxDraft#purpose}
 * @param where in the file it stands; null when its line says it
 */
record SpdxPackage(
        int element,
        Spelled spelled,
        String purpose,
        @Nullable String fault,
        long line,
        @Nullable String where) {

    private static final Set<String> PRODUCTS = Set.of("APPLICATION", "FIRMWARE", "FRAMEWORK", "INSTALL", "LIBRARY");
    /** What a document is about when it is about a place where packages were looked for. */
    private static final Set<String> PLACES = Set.of("ARCHIVE", "CONTAINER", "DISKIMAGE", "FILE", "OTHER", "SOURCE");

    SpdxPackage suppliedBy(@Nullable String supplier) {
        return new SpdxPackage(element, spelled.suppliedBy(supplier), purpose, fault, line, where);
    }

    boolean isDevice() {
        return purpose.equals("DEVICE");
    }

    /**
     * Whether what it contains is a part of it. A purpose is often not said; then a package is a product, unless the
     * document is about it: that may as well be a host or an image.
     */
    boolean isProduct(boolean described) {
        return PRODUCTS.contains(purpose) || (purpose.isEmpty() && !described);
    }

    /** Whether it is itself there, when the document is about it: a product is, a place is not. */
    boolean isThere() {
        return !PLACES.contains(purpose);
    }

    String supplierKey() {
        return spelled.supplier() == null ? "" : SupplierName.key(spelled.supplier());
    }

    String name() {
        return spelled.product() == null ? "" : spelled.product();
    }
}
