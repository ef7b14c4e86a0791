package writ.inventory.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A supplier's name without what differs from report to report: legal forms, articles, dots in abbreviations. */
public final class SupplierName {
    private static final Set<String> FORMS = Set.of(
            ("inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh mbh ag kg kgaa ug se sa sas sarl"
                            + " sl srl spa bv nv ab as asa aps oy oyj sro doo kft zrt pty pte pvt kk the ao oao zao pao ooo"
                            + " jsc ojsc cjsc pjsc ао оао зао пао ооо")
                    .split(" "));

    /** What scanners and people write where nobody knows the supplier. */
    private static final Set<String> NOBODY = Set.of(
            "unknown",
            "unknown manufacturer",
            "unknown publisher",
            "unknown supplier",
            "unknown vendor",
            "na",
            "none",
            "no publisher",
            "no vendor",
            "nil",
            "null",
            "undefined",
            "unspecified",
            "not applicable",
            "not available",
            "not known",
            "not provided",
            "not specified",
            "misc",
            "miscellaneous",
            "multiple",
            "other",
            "tbd",
            "various");

    private SupplierName() {}

    /**
     * The words that name the supplier; "AO Kaspersky Lab" and "Kaspersky Lab, Inc." give the same. Blank when there
     * are none, or they only say that the supplier is not known.
     */
    public static String key(String supplier) {
        List<String> words = joinedLetters(Spelling.words(supplier).split(" "));
        int from = 0;
        int to = words.size();
        while (to - from > 1 && FORMS.contains(words.get(to - 1))) {
            to--;
        }
        while (to - from > 1 && FORMS.contains(words.get(from))) {
            from++;
        }
        String key = String.join(" ", words.subList(from, to));
        return NOBODY.contains(key) ? "" : key;
    }

    // "S. A." and "s.r.o." are "sa" and "sro".
    private static List<String> joinedLetters(String[] words) {
        List<String> joined = new ArrayList<>(words.length);
        boolean letters = false;
        for (String word : words) {
            boolean letter = word.length() == 1 && Character.isLetter(word.charAt(0));
            if (letter && letters) {
                joined.add(joined.removeLast() + word);
            } else {
                joined.add(word);
            }
            letters = letter;
        }
        return joined;
    }
}
