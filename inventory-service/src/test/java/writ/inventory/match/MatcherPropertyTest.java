package writ.inventory.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    private final List<String> needles = matcher.needles();

    @Property
    void whatHasNoNeedleIsNeverDecided(@ForAll("products") ProductName name) {
        Product product = Product.of(1, name);

        boolean decided = matcher.decide(product) != null;

        assertTrue(!decided || needles.stream().anyMatch(product.compact()::contains), product::toString);
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
