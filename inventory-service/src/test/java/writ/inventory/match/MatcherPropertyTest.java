package writ.inventory.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.Product;
import writ.inventory.product.ProductName;

class MatcherPropertyTest {
    private final Matcher matcher = new Matcher(Kaspersky.scope());
    private final Needles needles = matcher.needles();

    @Property
    void whatHasNoNeedleIsNeverDecided(@ForAll("products") ProductName name) {
        Product product = Product.of(1, name);

        boolean decided = matcher.decide(product) != null;

        boolean found = starts(product).stream()
                        .anyMatch(start -> needles.starts().stream().anyMatch(start::startsWith))
                || needles.vendors().contains(String.valueOf(product.cpeVendor()));
        assertTrue(!decided || found, product::toString);
    }

    @Property
    void spellingDoesNotChangeTheVerdict(@ForAll("products") ProductName name) {
        ProductName respelled = new ProductName(
                name.supplier().toUpperCase(java.util.Locale.ROOT) + ", Inc.",
                " " + name.product().replace(" ", "  ") + "™",
                name.version(),
                name.cpe(),
                name.purl(),
                name.swid(),
                name.embedded());
        boolean supplierIsSaid = !name.supplier().isBlank();

        if (supplierIsSaid) {
            assertEquals(verdict(name), verdict(respelled));
        }
    }

    @Property
    void everyProductOfTheSupplierIsMatchedOrExcludedWithAReason(@ForAll("products") ProductName name) {
        Decision decision = matcher.decide(Product.of(
                1,
                new ProductName(
                        "Kaspersky Lab", name.product(), null, name.cpe(), name.purl(), name.swid(), name.embedded())));

        assertTrue(decision != null && decision.verdict() != Verdict.POSSIBLE);
        assertEquals(decision.verdict() == Verdict.EXCLUDED, decision.because() != null);
    }

    /** What the database keeps of a product's names. */
    private static List<String> starts(Product product) {
        List<String> starts = new ArrayList<>();
        for (String name : new String[] {product.supplierKey(), product.productKey(), product.purlBase()}) {
            String[] words = name == null
                    ? new String[0]
                    : name.toLowerCase(java.util.Locale.ROOT)
                            .replace("%40", " ")
                            .split("[^\\p{L}\\p{N}+#]+");
            for (int i = 0; i < words.length; i++) {
                starts.add(String.join("", List.of(words).subList(i, words.length)));
            }
        }
        return starts;
    }

    @Provide
    Arbitrary<ProductName> products() {
        Arbitrary<String> words = Arbitraries.of(
                "Kaspersky",
                "kaspersky",
                "Lab",
                "Labs",
                "Inc",
                "AO",
                "Acme",
                "Anti",
                "Virus",
                "AntiVirus",
                "Endpoint",
                "Security",
                "Internet",
                "Total",
                "for",
                "10",
                "Windows",
                "with",
                "engine",
                "compatible",
                "Threat",
                "Intelligence",
                "kasper",
                "sky",
                "Касперского",
                "Лаборатория",
                "Cloud",
                "(Enterprise)");
        Arbitrary<String> names = words.list().ofMinSize(1).ofMaxSize(6).map(list -> String.join(" ", list));
        Arbitrary<@Nullable String> cpes = Arbitraries.of(
                null,
                "cpe:2.3:a:kaspersky:x:*:*:*:*:*:*:*:*",
                "cpe:2.3:a:acme:x:*:*:*:*:*:*:*:*",
                "cpe:/a:kaspersky_lab:x");
        Arbitrary<@Nullable String> purls = Arbitraries.of(
                null, "pkg:npm/%40kaspersky/x", "pkg:maven/com.kaspersky.lab/x", "pkg:github/kasperskylab/x");
        return Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.just(""), names),
                        names,
                        cpes.injectNull(0.7),
                        purls.injectNull(0.7),
                        Arbitraries.of(true, false))
                .as((supplier, product, cpe, purl, embedded) ->
                        new ProductName(supplier, product, null, cpe, purl, null, embedded));
    }

    private @Nullable Verdict verdict(ProductName name) {
        Decision decision = matcher.decide(Product.of(1, name));
        return decision == null ? null : decision.verdict();
    }
}
