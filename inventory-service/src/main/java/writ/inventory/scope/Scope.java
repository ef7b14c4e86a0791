package writ.inventory.scope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What one version of an issued directive is about.
 *
 * @param directive its name in paths, such as bod-17-01
 * @param suppliers everything these make, whether listed or not; without one only the listed products count
 * @param known products listed by the directive, as examples
 */
public record Scope(
        String directive, int version, List<Supplier> suppliers, List<String> known, List<Exclusion> exclusions) {

    /** @param cpeVendors vendor parts of CPE 2.3 names, which may hold the wildcards of NISTIR 7695 */
    public record Supplier(String name, List<String> aliases, List<String> cpeVendors) {}

    /**
     * What the scope leaves out: what is embedded in other suppliers' products, or what has this product name, this
     * supplier, or both.
     */
    public record Exclusion(
            boolean embedded,
            @Nullable String product,
            @Nullable String supplier,
            String because) {}

    /** Reads `spec.scope` of a directive document; members that are not known here are passed over. */
    public static Scope read(String directive, int version, JsonNode scope) {
        List<Supplier> suppliers = list(
                scope.path("suppliers"),
                supplier -> new Supplier(
                        supplier.path("name").asText(),
                        texts(supplier.path("aliases")),
                        texts(supplier.path("cpeVendors"))));
        List<Exclusion> exclusions = list(
                scope.path("exclude"),
                exclusion -> new Exclusion(
                        exclusion.path("embedded").asBoolean(false),
                        text(exclusion.path("product")),
                        text(exclusion.path("supplier")),
                        exclusion.path("because").asText()));
        return new Scope(directive, version, suppliers, texts(scope.path("known")), exclusions);
    }

    private static List<String> texts(JsonNode array) {
        return list(array, JsonNode::asText);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static <T> List<T> list(JsonNode array, java.util.function.Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }
}
