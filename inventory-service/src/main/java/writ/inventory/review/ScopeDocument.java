package writ.inventory.review;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** A scope as a directive has it in `spec.scope`: the same members with the same meaning. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
record ScopeDocument(
        @Nullable List<Supplier> suppliers,
        @Nullable List<String> known,
        @Nullable List<Product> products,
        @Nullable List<String> cpes,
        @Nullable List<Package> purls,
        @Nullable List<String> swidTags,
        @Nullable List<Exclusion> exclude) {
    // As in the directive's schema, in round numbers: a trial matches while others wait for the event loop.
    private static final int MOST = 5_000;
    private static final int LONGEST = 1_000;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Supplier(
            String name,
            @Nullable List<String> aliases,
            @Nullable List<String> cpeVendors,
            @Nullable List<Relative> relations) {}

    /** @param is parent, subsidiary, affiliate, predecessor or successor */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Relative(
            String name,
            String is,
            @Nullable List<String> aliases,
            @Nullable List<String> cpeVendors,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Product(
            String name,
            @Nullable List<String> suppliers,
            @Nullable String versions) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Package(String purl, @Nullable String versions) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Exclusion(
            @Nullable Boolean embedded,
            @Nullable String product,
            @Nullable String supplier,
            @Nullable String cpe,
            @Nullable String purl,
            @Nullable String versions,
            @Nullable String because) {}

    /** The day on which relations between suppliers are looked at: that of the trial. */
    LocalDate on(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** @throws Problem invalid, when something is missing, too long or too much */
    void check() {
        Problem problem = Problem.of(CommonProblem.INVALID, "The body is not a scope.");
        boolean whole = true;
        for (int i = 0; i < size(suppliers); i++) {
            whole &= named(
                    problem,
                    "/suppliers/" + i + "/name",
                    suppliers == null ? null : suppliers.get(i).name());
        }
        for (int i = 0; i < size(products); i++) {
            whole &= named(
                    problem,
                    "/products/" + i + "/name",
                    products == null ? null : products.get(i).name());
        }
        for (int i = 0; i < size(purls); i++) {
            whole &= named(
                    problem,
                    "/purls/" + i + "/purl",
                    purls == null ? null : purls.get(i).purl());
        }
        long names = Stream.of(suppliers, known, products, cpes, purls, swidTags, exclude)
                .mapToLong(ScopeDocument::size)
                .sum();
        if (names > MOST) {
            problem.at("", "has more than " + MOST + " names");
            whole = false;
        }
        if (!whole) {
            throw problem;
        }
    }

    private static boolean named(Problem problem, String at, @Nullable String text) {
        if (text != null && !text.isBlank() && text.length() <= LONGEST) {
            return true;
        }
        problem.at(at, "is needed, in at most " + LONGEST + " characters");
        return false;
    }

    private static int size(@Nullable Collection<?> items) {
        return items == null ? 0 : items.size();
    }
}
