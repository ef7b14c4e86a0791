package writ.inventory.holding;

import org.jspecify.annotations.Nullable;

/**
 * Who reports: an agency as a whole, or one of its components.
 *
 * @param component null for the agency as a whole
 */
public record Reporter(String agency, @Nullable String component) {

    /** As the database knows it: empty for the agency as a whole. */
    String part() {
        return component == null ? "" : component;
    }
}
