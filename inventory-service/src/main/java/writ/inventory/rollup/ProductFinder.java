package writ.inventory.rollup;

import com.github.packageurl.PackageURL;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import writ.inventory.match.EffectiveDecisions;
import writ.inventory.product.CpeAttribute;
import writ.inventory.product.CpeName;
import writ.inventory.product.Identifiers;
import writ.inventory.product.NameStarts;
import writ.inventory.product.Product;
import writ.inventory.product.Spelling;
import writ.inventory.product.SupplierName;
import writ.kit.db.Tx;
import writ.kit.db.Where;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Puts what a query says of products into the conditions of a statement that has them as p. */
final class ProductFinder {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_WORDS = 200;
    private static final String VENDOR = "translate(p.cpe_vendor, '\\_-.,!&/', '        ')";
    private static final String NAMESPACE = "translate(replace(substring(p.purl_base FROM '^pkg:[^/]+/(.*)/[^/]+$'),"
            + " '%40', '@'), '_-./@', '     ')";
    private static final String NAMED = "SELECT s.name_key FROM name_starts s WHERE s.start >= ? AND s.start < ?";

    private final Where where;
    private final List<String> sought = new ArrayList<>();
    private @Nullable Predicate<Row> fits;
    private String foundBy = "NULL::text";

    private ProductFinder(Where where) {
        this.where = where;
    }

    /** @throws Problem invalid, naming the parameter */
    static ProductFinder narrow(Where where, ProductQuery query) {
        ProductFinder finder = new ProductFinder(where);
        finder.supplier(query.supplier());
        finder.product(query.product());
        finder.names();
        finder.cpe(query.cpe());
        finder.purl(query.purl());
        String directive = query.directive();
        if (directive != null && !directive.isBlank()) {
            where.and(EffectiveDecisions.HOLDING_IS_MATCHED, directive);
        }
        return finder;
    }

    /** @throws Problem not found, when a directive is named and has not been issued */
    static Uni<Void> mustBeIssued(Tx tx, @Nullable String directive) {
        return directive == null || directive.isBlank()
                ? Uni.createFrom().voidItem()
                : tx.first("SELECT FROM current_scopes WHERE directive = $1", row -> row, directive)
                        .invoke(found -> found.orElseThrow(Problem::notFound))
                        .replaceWithVoid();
    }

    /** By which datum a row is of the supplier asked for; null when none was. */
    String foundBy() {
        return foundBy;
    }

    /** Whether a row with p.cpe and p.purl fits in what SQL cannot say. */
    boolean fits(Row row) {
        return fits == null || fits.test(row);
    }

    /** The first rows of a statement that ends with its order. */
    <T> Uni<List<T>> first(Tx tx, String sql, int most, Function<Row, T> read) {
        if (fits != null) {
            return Streaming.first(tx, sql, most, fits, read, where.args());
        }
        String limit = where.parameter(most);
        return tx.list(sql + " LIMIT " + limit, read, where.args());
    }

    private void supplier(@Nullable String said) {
        String words = words("supplier", said, SupplierName::key);
        if (words == null) {
            return;
        }
        String name = where.parameter(within(words));
        String beginning = where.parameter(at("^", words));
        String byName = "p.supplier_key ~ " + name;
        String byCpe = VENDOR + " ~ " + name;
        String byPurl = NAMESPACE + " ~ " + name;
        String byProduct = "p.supplier_key = '' AND p.product_key ~ " + beginning;
        foundBy = "CASE WHEN " + byName + " THEN 'supplier' WHEN " + byCpe + " THEN 'cpe' WHEN " + byPurl
                + " THEN 'purl' ELSE 'product' END";
        sought.add(compact(words));
        where.and("(" + String.join(" OR ", byName, byCpe, byPurl, byProduct) + ")");
    }

    private void product(@Nullable String said) {
        String words = words("product", said, Spelling::words);
        if (words != null) {
            sought.add(compact(words));
            where.and("p.product_key ~ ?", within(words));
        }
    }

    /** By the index: a word of each sought begins so, in whatever name of the product. */
    private void names() {
        if (!sought.isEmpty()) {
            String all = sought.stream().map(each -> NAMED).collect(Collectors.joining(" INTERSECT "));
            Object[] ranges = sought.stream()
                    .flatMap(each -> Stream.of(NameStarts.low(each), NameStarts.high(each)))
                    .toArray();
            // What two words have in common is little, which the planner cannot know: an array has it go by the index.
            where.and(
                    sought.size() > 1 ? "p.name_key = ANY (ARRAY(" + all + "))" : "p.name_key IN (" + all + ")",
                    ranges);
        }
    }

    private static @Nullable String words(String parameter, @Nullable String said, Function<String, String> words) {
        if (said == null || said.isBlank()) {
            return null;
        }
        String of = words.apply(bounded(parameter, said, LONGEST_WORDS));
        if (of.isEmpty()) {
            throw invalid(parameter, "names none");
        }
        return of;
    }

    private static String within(String words) {
        return at("(^| )", words);
    }

    /** A pattern for whole words, wherever spellings part them: antivirus, anti-virus. */
    private static String at(String start, String words) {
        return compact(words)
                .codePoints()
                .mapToObj(Character::toString)
                .map(letter -> letter.equals("+") ? "\\+" : letter)
                .collect(Collectors.joining(" *", start, "( |$)"));
    }

    private static String compact(String words) {
        return words.replace(" ", "");
    }

    private void cpe(@Nullable String said) {
        if (said != null && !said.isBlank()) {
            CpeName sought = read("cpe", said, CpeName::of);
            where.and("p.cpe IS NOT NULL");
            String vendor = sought.vendor();
            if (!vendor.equals(CpeAttribute.ANY)
                    && !vendor.equals(CpeAttribute.NA)
                    && !CpeAttribute.isPattern(vendor)) {
                where.and("p.cpe_vendor = ?", vendor);
            }
            also(row -> sought.compare(CpeName.of(row.getString("cpe"))).covers());
        }
    }

    private void purl(@Nullable String said) {
        if (said != null && !said.isBlank()) {
            PackageURL sought = read("purl", said, Identifiers::purl);
            where.and("p.purl_base = ?", String.valueOf(Product.purlBase(said.strip())));
            String version = sought.getVersion();
            if (version != null) {
                also(row ->
                        version.equals(Identifiers.purl(row.getString("purl")).getVersion()));
            }
        }
    }

    private void also(Predicate<Row> condition) {
        fits = fits == null ? condition : fits.and(condition);
    }

    private static <T> T read(String parameter, String said, Function<String, T> read) {
        try {
            return read.apply(bounded(parameter, said.strip(), LONGEST));
        } catch (IllegalArgumentException e) {
            throw invalid(parameter, String.valueOf(e.getMessage()));
        }
    }

    private static String bounded(String parameter, String said, int longest) {
        if (said.length() > longest) {
            throw invalid(parameter, "is longer than " + longest + " characters");
        }
        return said;
    }

    private static Problem invalid(String parameter, String detail) {
        return Problem.of(CommonProblem.INVALID, "A query parameter cannot be used.")
                .at(parameter, detail);
    }
}
