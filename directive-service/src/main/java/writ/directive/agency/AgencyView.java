package writ.directive.agency;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agency as it is shown.
 *
 * @param agency its slug
 * @param name its name at present, by business time
 * @param names every name it has had, with the days where known
 * @param aliases other spellings that resolve to it
 */
record AgencyView(
        String agency,
        String name,
        String acronym,
        String category,
        List<AgencyName> names,
        List<String> aliases,
        List<AgencyComponent> components) {

    /** A name and the days on which it is the agency's: from (inclusive) and until (exclusive), null where not known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AgencyName(
            String name, @Nullable LocalDate from, @Nullable LocalDate until) {}

    /** A part of an agency. */
    record AgencyComponent(String slug, String name) {}
}
