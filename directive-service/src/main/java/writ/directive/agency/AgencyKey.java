package writ.directive.agency;

import java.util.Locale;

/** A name as it is looked up: lower case, every run of blanks (no-break spaces too) one space. */
final class AgencyKey {

    private AgencyKey() {}

    static String of(String name) {
        return name.replaceAll("[\\s\\u00a0]+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
