package writ.directive.agency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import writ.kit.db.Tx;

/** What other features ask about agencies. */
@ApplicationScoped
public class Agencies {

    private static final String MEMBERS = """
            SELECT DISTINCT w.audience, a.agency
            FROM unnest($1::text[], $2::text[], $3::text[]) AS w(audience, category, agency)
            JOIN agencies a ON a.category = w.category OR a.agency = w.agency
            WHERE coalesce(a.created_on <= $4, true) AND coalesce(a.abolished_on > $4, true)
            ORDER BY w.audience, a.agency""";

    /** An agency in an audience. */
    public record Member(String audience, String agency) {}

    /** A part of an audience: a whole category, or one agency by slug; the other one of the two is empty. */
    public record Part(String audience, String category, String agency) {}

    /** The agencies that existed on a day, by audience and slug; each audience has an agency once. */
    public Uni<List<Member>> members(Tx tx, List<Part> parts, LocalDate on) {
        return tx.list(
                MEMBERS,
                row -> new Member(row.getString("audience"), row.getString("agency")),
                parts.stream().map(Part::audience).toArray(String[]::new),
                parts.stream().map(Part::category).toArray(String[]::new),
                parts.stream().map(Part::agency).toArray(String[]::new),
                on);
    }

    /** Whether no agency is left out of the slugs, for a caller that reaches all. */
    public Uni<Boolean> areAll(Tx tx, Collection<String> slugs) {
        return tx.first(
                        "SELECT NOT EXISTS (SELECT FROM agencies WHERE agency <> ALL($1)) AS are_all",
                        row -> row.getBoolean("are_all"),
                        (Object) slugs.toArray(String[]::new))
                .map(Optional::orElseThrow);
    }

    /**
     * The slug of an agency by slug, acronym, alias, or any name it has had; empty for one out of the caller's reach.
     */
    public Uni<Optional<String>> slug(Tx tx, String name) {
        return tx.first(AgencySql.FIND, row -> row.getString("agency"), AgencyKey.of(name));
    }

    /** Those of the slugs and categories that name an agency or a category, for a caller that reaches all. */
    public Uni<Set<String>> known(Tx tx, Collection<String> slugsAndCategories) {
        return tx.list(
                        "SELECT agency AS word FROM agencies WHERE agency = ANY($1)"
                                + " UNION SELECT category FROM agencies WHERE category = ANY($1)",
                        row -> row.getString("word"),
                        (Object) slugsAndCategories.toArray(String[]::new))
                .map(Set::copyOf);
    }
}
