package writ.inventory.match;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scope would hit over the catalogue as it is. Nothing is changed by it.
 *
 * @param catalogue products in the catalogue, each version and spelling one
 * @param agencies how many agencies have ever reported one that would be matched
 * @param warnings what looks wrong, by JSON pointer within the scope
 */
public record Trial(
        long catalogue,
        long matched,
        long possible,
        long excluded,
        long agencies,
        List<Hit> firstMatched,
        List<Hit> firstPossible,
        List<Hit> firstExcluded,
        List<Warning> warnings) {

    /** @param supplier words of the supplier's name, as compared; blank when none is said */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hit(
            String supplier,
            String product,
            @Nullable String version,
            String rule,
            String relation,
            String datum,
            String confidence,
            String why,
            @Nullable String because) {}

    public record Warning(String at, String detail) {}
}
