package writ.inventory.match;

import java.util.Locale;

/**
 * How far a datum carries a decision by itself. Levels, not a probability: nobody has counted how often they err.
 * High: an identifier of the product, or a name of its supplier that the scope gives. Medium: a datum that others could
 * share, an identifier that leaves the version open, or two data that contradict each other. Low: a name in passing.
 */
enum Confidence {
    HIGH,
    MEDIUM,
    LOW;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
