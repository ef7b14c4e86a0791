package writ.inventory.scope;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What one version of an issued directive is about: everything that one of its parts says.
 *
 * @param directive its name in paths, such as bod-17-01
 * @param issuedOn the day, in UTC, on which relations between suppliers are looked at
 * @param suppliers everything these make, whether listed or not; without one only the listed products count
 * @param known products listed by the directive, as examples
 * @param products products by name, and by supplier and version where these are said
 * @param cpes CPE 2.3 names, compared as NISTIR 7696 says
 * @param packages packages by purl
 * @param swidTags tag ids (ISO/IEC 19770-2)
 */
public record Scope(
        String directive,
        int version,
        LocalDate issuedOn,
        List<Supplier> suppliers,
        List<String> known,
        List<NamedProduct> products,
        List<String> cpes,
        List<Package> packages,
        List<String> swidTags,
        List<Exclusion> exclusions) {

    /** @param cpeVendors vendor parts of CPE 2.3 names, which may hold the wildcards of NISTIR 7695 */
    public record Supplier(String name, List<String> aliases, List<String> cpeVendors, List<Relative> relations) {}

    /**
     * Another company whose products count as the supplier's while the relation is in force.
     *
     * @param is parent, subsidiary, affiliate, predecessor or successor
     * @param from first day; null when it is not known to have begun
     * @param until first day on which it is over; null when it is not
     */
    public record Relative(
            String name,
            String is,
            List<String> aliases,
            List<String> cpeVendors,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        public boolean isInForce(LocalDate on) {
            return (from == null || !on.isBefore(from)) && (until == null || on.isBefore(until));
        }
    }

    /**
     * A product that the directive names.
     *
     * @param suppliers names of who supplies it; when there is none, whoever does
     * @param versions a range (VERS); null for all
     */
    public record NamedProduct(
            String name, List<String> suppliers, @Nullable String versions) {}

    /** @param versions a range (VERS); null for all, or for the one that the purl names */
    public record Package(String purl, @Nullable String versions) {}

    /** What the scope leaves out: products of which all that is said here is true. */
    public record Exclusion(
            boolean embedded,
            @Nullable String product,
            @Nullable String supplier,
            @Nullable String cpe,
            @Nullable Package purl,
            String because) {}

    /** Reads `spec.scope` of a directive document; members that are not known here are passed over. */
    public static Scope read(String directive, int version, LocalDate issuedOn, JsonNode scope) {
        return new Scope(
                directive,
                version,
                issuedOn,
                list(
                        scope.path("suppliers"),
                        supplier -> new Supplier(
                                supplier.path("name").asText(),
                                texts(supplier.path("aliases")),
                                texts(supplier.path("cpeVendors")),
                                list(supplier.path("relations"), Scope::relative))),
                texts(scope.path("known")),
                list(
                        scope.path("products"),
                        product -> new NamedProduct(
                                product.path("name").asText(),
                                texts(product.path("suppliers")),
                                text(product.path("versions")))),
                texts(scope.path("cpes")),
                list(scope.path("purls"), each -> new Package(each.path("purl").asText(), text(each.path("versions")))),
                texts(scope.path("swidTags")),
                list(scope.path("exclude"), Scope::exclusion));
    }

    private static Relative relative(JsonNode relative) {
        return new Relative(
                relative.path("name").asText(),
                relative.path("is").asText("affiliate"),
                texts(relative.path("aliases")),
                texts(relative.path("cpeVendors")),
                date(relative.path("from")),
                date(relative.path("until")));
    }

    private static Exclusion exclusion(JsonNode exclusion) {
        String purl = text(exclusion.path("purl"));
        return new Exclusion(
                exclusion.path("embedded").asBoolean(false),
                text(exclusion.path("product")),
                text(exclusion.path("supplier")),
                text(exclusion.path("cpe")),
                purl == null ? null : new Package(purl, text(exclusion.path("versions"))),
                exclusion.path("because").asText());
    }

    private static List<String> texts(JsonNode array) {
        return list(array, JsonNode::asText);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static @Nullable LocalDate date(JsonNode node) {
        try {
            return node.isTextual() ? LocalDate.parse(node.asText()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }
}
