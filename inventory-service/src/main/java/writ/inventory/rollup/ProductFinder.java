package writ.inventory.rollup;

import com.github.packageurl.PackageURL;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import us.springett.parsers.cpe.Cpe;
import writ.inventory.product.Identifiers;
import writ.inventory.product.Product;
import writ.inventory.product.Spelling;
import writ.inventory.product.SupplierName;
import writ.kit.db.Tx;
import writ.kit.db.Where;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Finds the products of the catalogue that a query is about. */
final class ProductFinder {
    /** More than this is no question about a product. */
    static final int MOST = 50_000;

    private static final int LONGEST = 1_000;
    private static final String SUPPLIER = """
            (string_to_array(p.supplier_key, ' ') @> ? AND strpos(' ' || p.supplier_key || ' ', ?) > 0
             OR p.supplier_key = '' AND string_to_array(p.product_key, ' ') @> ?
                AND starts_with(p.product_key || ' ', ?))""";
    private static final String PRODUCT =
            "string_to_array(p.product_key, ' ') @> ? AND strpos(' ' || p.product_key || ' ', ?) > 0";
    private static final String IN_SCOPE = """
            EXISTS (SELECT FROM match_decisions d JOIN current_scopes s ON s.directive = d.directive
                        AND s.version = d.version
                    WHERE d.product = p.id AND d.directive = ? AND d.verdict = 'matched')""";

    private final Where where = new Where();
    private Predicate<Row> fits = row -> true;

    private ProductFinder() {}

    /**
     * The ids of the products that fit; empty when the query asks about none in particular.
     *
     * @throws Problem invalid, naming the parameter; not found, when no such directive was issued
     */
    static Uni<Optional<Long[]>> find(Tx tx, ProductQuery query) {
        if (query.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        ProductFinder finder = new ProductFinder();
        finder.words(
                "supplier",
                query.supplier(),
                SupplierName::key,
                words ->
                        finder.where.and(SUPPLIER, words.split(" "), ' ' + words + ' ', words.split(" "), words + ' '));
        finder.words(
                "product",
                query.product(),
                Spelling::words,
                words -> finder.where.and(PRODUCT, words.split(" "), ' ' + words + ' '));
        finder.cpe(query.cpe());
        finder.purl(query.purl());
        String directive = query.directive();
        if (directive != null && !directive.isBlank()) {
            finder.where.and(IN_SCOPE, directive);
        }
        return mustBeIssued(tx, directive).chain(() -> finder.run(tx));
    }

    /** @throws Problem not found, when a directive is named and has not been issued */
    static Uni<Void> mustBeIssued(Tx tx, @Nullable String directive) {
        return directive == null || directive.isBlank()
                ? Uni.createFrom().voidItem()
                : tx.first("SELECT FROM current_scopes WHERE directive = $1", row -> row, directive)
                        .invoke(found -> found.orElseThrow(Problem::notFound))
                        .replaceWithVoid();
    }

    private void words(
            String parameter,
            @Nullable String said,
            Function<String, String> words,
            Function<String, Where> condition) {
        if (said != null && !said.isBlank()) {
            String of = words.apply(bounded(parameter, said));
            if (of.isEmpty()) {
                throw invalid(parameter, "needs a letter or a digit");
            }
            condition.apply(of);
        }
    }

    private void cpe(@Nullable String said) {
        if (said != null && !said.isBlank()) {
            Cpe sought = read("cpe", said, Identifiers::cpe);
            where.and("p.cpe IS NOT NULL");
            String vendor = sought.getWellFormedVendor().toLowerCase(Locale.ROOT);
            if (vendor.indexOf('*') < 0 && vendor.indexOf('?') < 0) {
                where.and("p.cpe_vendor = ?", vendor);
            }
            fits = fits.and(row -> sought.matches(Identifiers.cpe(row.getString("cpe"))));
        }
    }

    private void purl(@Nullable String said) {
        if (said != null && !said.isBlank()) {
            PackageURL sought = read("purl", said, Identifiers::purl);
            where.and("p.purl_base = ?", String.valueOf(Product.purlBase(said.strip())));
            String version = sought.getVersion();
            if (version != null) {
                fits = fits.and(row ->
                        version.equals(Identifiers.purl(row.getString("purl")).getVersion()));
            }
        }
    }

    private Uni<Optional<Long[]>> run(Tx tx) {
        return tx.rows(
                        "SELECT p.id, p.cpe, p.purl FROM products p" + where.clause() + " LIMIT " + (MOST + 1),
                        where.args())
                .map(rows -> {
                    List<Long> ids = StreamSupport.stream(rows.spliterator(), false)
                            .filter(fits)
                            .map(row -> row.getLong("id"))
                            .toList();
                    if (rows.size() > MOST) {
                        throw Problem.of(
                                CommonProblem.INVALID,
                                "The query is about more than " + MOST + " products; say more of what you look for.");
                    }
                    return Optional.of(ids.toArray(Long[]::new));
                });
    }

    private static <T> T read(String parameter, String said, Function<String, T> read) {
        try {
            return read.apply(bounded(parameter, said.strip()));
        } catch (IllegalArgumentException e) {
            throw invalid(parameter, String.valueOf(e.getMessage()));
        }
    }

    private static String bounded(String parameter, String said) {
        if (said.length() > LONGEST) {
            throw invalid(parameter, "is longer than " + LONGEST + " characters");
        }
        return said;
    }

    private static Problem invalid(String parameter, String detail) {
        return Problem.of(CommonProblem.INVALID, "A query parameter cannot be used.")
                .at(parameter, detail);
    }
}
