package writ.inventory.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.CpeAttribute;
import writ.inventory.product.CpeName;
import writ.inventory.product.CpeRelation;
import writ.inventory.product.Product;
import writ.inventory.scope.Scope;

/** Products that a scope names by identifiers: tag ids, CPE names and purls. */
final class Identified {
    private static final Logger LOG = Logger.getLogger(Identified.class);

    private final Set<String> swidTags = new HashSet<>();

    private record NamedCpe(String text, CpeName name) {}

    private final List<NamedCpe> cpes;
    private final List<Packages> packages;

    Identified(Scope scope) {
        scope.swidTags().forEach(tag -> swidTags.add(Product.swidKey(tag)));
        cpes = read(scope, scope.cpes(), text -> new NamedCpe(text, CpeName.of(text)));
        packages = read(scope, scope.packages(), Packages::of);
    }

    /** A directive that was issued is in force; one name in it that cannot be read must not keep the others from being. */
    static <T, R> List<R> read(Scope scope, List<T> texts, Function<T, R> read) {
        List<R> names = new ArrayList<>();
        for (T text : texts) {
            try {
                names.add(read.apply(text));
            } catch (IllegalArgumentException e) {
                LOG.warnf("scope-name-unreadable directive=%s version=%d", scope.directive(), scope.version());
            }
        }
        return names;
    }

    @Nullable
    Evidence find(Product product) {
        String tag = product.swid();
        if (tag != null && swidTags.contains(tag)) {
            return Evidence.matched(
                    Rule.SWID_TAG,
                    Relation.EQUAL,
                    Confidence.HIGH,
                    tag,
                    tag,
                    null,
                    null,
                    "Its SWID tag has the id " + tag + ", which the directive names.");
        }
        return Evidence.stronger(byCpe(product), byPurl(product));
    }

    private @Nullable Evidence byCpe(Product product) {
        String cpe = product.cpe();
        if (cpe == null || cpes.isEmpty()) {
            return null;
        }
        CpeName own = CpeName.of(cpe);
        Evidence best = null;
        for (NamedCpe named : cpes) {
            CpeRelation relation = named.name().compare(own);
            if (relation != CpeRelation.DISJOINT) {
                best = Evidence.stronger(best, byCpe(own, named, relation));
            }
        }
        return best;
    }

    private static Evidence byCpe(CpeName own, NamedCpe named, CpeRelation relation) {
        Relation of = Relation.of(relation);
        String why =
                "The directive names " + named.name() + ", which is " + inWords(relation) + " its CPE " + own + ".";
        return relation.covers()
                ? Evidence.matched(Rule.CPE_NAME, of, Confidence.HIGH, own.toString(), named.text(), null, null, why)
                : Evidence.possible(
                        Rule.CPE_NAME,
                        of,
                        Confidence.MEDIUM,
                        own.toString(),
                        named.text(),
                        null,
                        null,
                        why + " Which of them it is, its CPE leaves open.");
    }

    private static String inWords(CpeRelation relation) {
        return switch (relation) {
            case EQUAL -> "equal to";
            case SUPERSET -> "a superset of";
            case SUBSET -> "a subset of";
            case INTERSECTS -> "neither in nor apart from";
            case UNDEFINED -> "not comparable with the wildcards of";
            case DISJOINT -> "disjoint from";
        };
    }

    private @Nullable Evidence byPurl(Product product) {
        Evidence best = null;
        for (Packages each : packages) {
            Relation relation = each.compare(product);
            if (relation != null) {
                best = Evidence.stronger(best, byPurl(product, each, relation));
            }
        }
        return best;
    }

    private static Evidence byPurl(Product product, Packages named, Relation relation) {
        String version = Packages.version(product);
        String datum = named.base() + (version == null ? "" : "@" + version);
        if (relation == Relation.EQUAL || relation == Relation.SUPERSET) {
            String why = "Its purl is " + datum + "; the directive names " + named.inWords() + ".";
            return Evidence.matched(Rule.PURL, relation, Confidence.HIGH, datum, named.purl(), null, null, why);
        }
        String why = "Its purl is " + datum + "; the directive names " + named.inWords() + ", and "
                + (version == null ? "its version is not said." : "its version cannot be compared with that.");
        return Evidence.possible(Rule.PURL, relation, Confidence.MEDIUM, datum, named.purl(), null, null, why);
    }

    List<String> vendors() {
        return cpes.stream()
                .map(cpe -> cpe.name().vendor())
                .filter(vendor -> !isOpen(vendor))
                .distinct()
                .toList();
    }

    /** A CPE of any vendor has something in common with every name. */
    boolean hasCpes() {
        return !cpes.isEmpty();
    }

    boolean hasOpenVendor() {
        return cpes.stream().anyMatch(cpe -> isOpen(cpe.name().vendor()));
    }

    private static boolean isOpen(String vendor) {
        return vendor.equals(CpeAttribute.ANY) || CpeAttribute.isPattern(vendor);
    }

    List<String> purls() {
        return packages.stream().map(Packages::base).distinct().toList();
    }

    List<String> swidTags() {
        return List.copyOf(swidTags);
    }
}
