package writ.inventory.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.Spelling;

/** Product names of a scope, found again in what reports call the product. */
final class Listing {
    // What may follow a product's name without making it another product's.
    private static final Set<String> ADDITIONS = Set.of("for", "version", "v", "ver", "edition", "r", "sp", "mr");

    private final Family family;
    private final Map<String, String> byCompactName = new HashMap<>();
    private int longest;

    Listing(Family family, List<String> names) {
        this.family = family;
        for (String name : names) {
            String words = Spelling.words(name);
            Words.Beginning<?> brand = family.beginning(words);
            String own = brand == null || brand.rest().isEmpty() ? words : brand.rest();
            if (!own.isEmpty()) {
                byCompactName.putIfAbsent(Words.compact(own), name);
                longest = Math.max(longest, own.length());
            }
        }
    }

    /** The listed name of a product, with or without its supplier's name before it, a version or a platform after. */
    @Nullable
    String find(String productKey) {
        String whole = named(productKey);
        Words.Beginning<?> brand = whole == null ? family.beginning(productKey) : null;
        return brand == null ? whole : named(brand.rest());
    }

    private @Nullable String named(String words) {
        Words.Beginning<String> found = Words.beginning(words, byCompactName, longest);
        return found != null && addsNothing(found.rest()) ? found.value() : null;
    }

    private static boolean addsNothing(String rest) {
        if (rest.isEmpty() || Character.isDigit(rest.charAt(0))) {
            return true;
        }
        int space = rest.indexOf(' ');
        String next = space < 0 ? rest : rest.substring(0, space);
        return ADDITIONS.contains(next) || next.matches("(?:v|r|sp|mr)\\d+");
    }

    List<String> needles() {
        return new ArrayList<>(byCompactName.keySet());
    }
}
