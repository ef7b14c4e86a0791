package writ.inventory.rollup;

import jakarta.ws.rs.QueryParam;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which products are asked about; all that is said must fit.
 *
 * @param supplier words of a supplier's name, of the vendor of its CPE or of the namespace of its purl; when a report says
 *     no supplier, the product's name may begin with them
 * @param product words of a product's name; neither asks where a spelling parts words (antivirus, Anti-Virus)
 * @param cpe CPE 2.3 formatted string or 2.2 URI; finds what it is equal to or a superset of (NISTIR 7696)
 * @param purl package URL; without a version it finds every version
 * @param directive an issued directive, for the products it is about
 */
record ProductQuery(
        @QueryParam("supplier") @Nullable String supplier,
        @QueryParam("product") @Nullable String product,
        @QueryParam("cpe") @Nullable String cpe,
        @QueryParam("purl") @Nullable String purl,
        @QueryParam("directive") @Nullable String directive) {

    boolean isEmpty() {
        return Stream.of(supplier, product, cpe, purl, directive).allMatch(text -> text == null || text.isBlank());
    }

    boolean namesDirective() {
        return directive != null && !directive.isBlank();
    }

    ProductQuery ofAnyDirective() {
        return new ProductQuery(supplier, product, cpe, purl, null);
    }
}
