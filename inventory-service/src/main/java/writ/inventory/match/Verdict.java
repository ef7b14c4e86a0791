package writ.inventory.match;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a scope says of a product that it has something to do with. */
public enum Verdict {
    /** It is one of those the directive is about. */
    MATCHED,
    /** It may be one: a person has to look. Never counted. */
    POSSIBLE,
    /** It would be one, but the directive leaves it out, and says why. */
    EXCLUDED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
