package writ.inventory.match;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.Product;
import writ.inventory.scope.Scope;

/** Decides what one scope says of a product. Pure, and the same for the same product whenever it is asked. */
final class Matcher {
    private final Scope scope;
    private final Family family;
    private final Listing listing;
    private final Naming naming;
    private final Identified identified;
    private final NamedProducts products;
    private final Exclusions exclusions;

    Matcher(Scope scope) {
        this.scope = scope;
        family = new Family(scope.suppliers(), scope.issuedOn());
        listing = new Listing(family, scope.known());
        naming = new Naming(family, listing);
        identified = new Identified(scope);
        products = new NamedProducts(scope);
        exclusions = new Exclusions(family, scope);
    }

    Scope scope() {
        return scope;
    }

    /** Null when the product has nothing to do with the scope. */
    @Nullable
    Decision decide(Product product) {
        Evidence found = Evidence.stronger(
                Evidence.stronger(identified.find(product), products.find(product)), naming.find(product));
        return found == null ? null : standing(product, found);
    }

    /** A verdict, unless the scope leaves the product out. */
    private Decision standing(Product product, Evidence found) {
        String why = product.embedded()
                ? found.why() + " The report says that it is a part of another product."
                : found.why();
        Exclusions.Applied applied = exclusions.find(product);
        return applied == null
                ? new Decision(product, found.verdict(), found.rule(), found, why, null)
                : new Decision(product, Verdict.EXCLUDED, applied.rule(), found, why, applied.because());
    }

    /** What finds every product that has anything to do with the scope; as few as possible. */
    Needles needles() {
        List<String> all = new ArrayList<>(family.starts());
        all.addAll(listing.needles());
        all.addAll(products.needles());
        List<String> starts = all.stream()
                .distinct()
                .filter(start -> all.stream().noneMatch(other -> !other.equals(start) && start.startsWith(other)))
                .toList();
        List<String> vendors = Stream.concat(family.vendors().stream(), identified.vendors().stream())
                .distinct()
                .toList();
        return new Needles(
                starts,
                vendors,
                identified.purls(),
                identified.swidTags(),
                identified.hasCpes(),
                family.hasOpenVendor() || identified.hasOpenVendor());
    }
}
