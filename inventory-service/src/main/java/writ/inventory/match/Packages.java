package writ.inventory.match;

import com.github.packageurl.PackageURL;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.Identifiers;
import writ.inventory.product.Product;
import writ.inventory.scope.Scope;
import writ.inventory.version.VersionRange;
import writ.inventory.version.VersionRange.Answer;

/** Packages that a scope names, with the versions it means. */
record Packages(
        String purl,
        String base,
        @Nullable String version,
        @Nullable VersionRange range,
        String inWords) {

    /** @throws IllegalArgumentException saying in words what is no purl or no range */
    static Packages of(Scope.Package named) {
        PackageURL purl = Identifiers.purl(named.purl());
        String base = String.valueOf(Product.purlBase(named.purl()));
        VersionRange range = named.versions() == null ? null : VersionRange.of(named.versions());
        return new Packages(
                named.purl(),
                base,
                purl.getVersion(),
                range,
                range == null ? purl.canonicalize() : base + " in " + range);
    }

    /** Null when it is another package, or a version that is not meant. */
    @Nullable
    Relation compare(Product product) {
        if (!base.equals(product.purlBase())) {
            return null;
        }
        String said = version(product);
        if (range != null) {
            Answer answer = range.has(said);
            return answer == Answer.WITHIN ? Relation.SUPERSET : answer == Answer.UNKNOWN ? Relation.UNDEFINED : null;
        }
        if (version == null) {
            return said == null ? Relation.EQUAL : Relation.SUPERSET;
        }
        return said == null ? Relation.SUBSET : said.equals(version) ? Relation.EQUAL : null;
    }

    /** The version in the purl of a product, or else the one that its report says. */
    static @Nullable String version(Product product) {
        String inPurl =
                product.purl() == null ? null : Identifiers.purl(product.purl()).getVersion();
        return inPurl == null ? product.version() : inPurl;
    }
}
