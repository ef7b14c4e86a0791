package writ.local.issuer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The roles of the suite, and what a token of each must say besides. */
enum Role {
    AUTHORITY_ISSUER(Needs.NOTHING),
    AUTHORITY_ANALYST(Needs.NOTHING),
    AGENCY_REPORTER(Needs.AGENCY),
    AGENCY_ATTESTER(Needs.AGENCY),
    COMPONENT_REPORTER(Needs.COMPONENT),
    AUDITOR(Needs.AGENCY_OR_ALL),
    OVERSIGHT(Needs.NOTHING),
    AFFECTED_ENTITY(Needs.NOTHING),
    SERVICE(Needs.NOTHING);

    private static final Pattern SUBJECT =
            Pattern.compile("(?<role>[a-z-]+)(?:@(?:(?<component>[a-z0-9-]+)\\.)?(?<agency>[a-z0-9-]+|\\*))?");

    private final Needs needs;

    Role(Needs needs) {
        this.needs = needs;
    }

    private enum Needs {
        NOTHING,
        AGENCY,
        AGENCY_OR_ALL,
        COMPONENT
    }

    static Optional<Role> named(String name) {
        return Stream.of(values()).filter(role -> role.claim().equals(name)).findFirst();
    }

    static String names() {
        return Stream.of(values()).map(Role::claim).collect(Collectors.joining(", "));
    }

    /** As it stands in the token: agency-reporter. */
    String claim() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong with the agency and component given; empty when they fit. */
    Optional<String> misfit(@Nullable String agency, @Nullable String component) {
        return switch (needs) {
            case NOTHING -> unless(agency == null, claim() + " takes no agency");
            case AGENCY ->
                unless(
                        agency != null && !agency.equals("*") && component == null,
                        claim() + " needs one agency and no component, for example: " + claim() + " usda");
            case AGENCY_OR_ALL ->
                unless(
                        agency != null && component == null,
                        claim() + " needs an agency, or '*' for all of them (in quotes)");
            case COMPONENT ->
                unless(
                        agency != null && !agency.equals("*") && component != null,
                        claim() + " needs an agency and a component of it, for example: " + claim() + " usda fs");
        };
    }

    Map<String, Object> claims(@Nullable String agency, @Nullable String component) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("groups", List.of(claim()));
        claims.put("name", personName(agency, component));
        if (agency != null) {
            claims.put("writ_agency", agency);
        }
        if (component != null) {
            claims.put("writ_component", component);
        }
        return claims;
    }

    /** What a client says that is named as a subject is, agency-reporter@usda; nothing for another name. */
    static Map<String, Object> claimsOf(String subject) {
        Matcher name = SUBJECT.matcher(subject);
        if (!name.matches()) {
            return Map.of();
        }
        String component = name.group("component");
        String agency = name.group("agency");
        return named(name.group("role"))
                .filter(role -> role.misfit(agency, component).isEmpty())
                .map(role -> role.claims(agency, component))
                .orElse(Map.of());
    }

    /** Who the token is about: agency-reporter@usda. */
    String subject(@Nullable String agency, @Nullable String component) {
        String where = component == null ? agency : component + "." + agency;
        return where == null ? claim() : claim() + "@" + where;
    }

    private String personName(@Nullable String agency, @Nullable String component) {
        String words = claim().replace('-', ' ');
        String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        String of = component == null ? agency : component + ", " + agency;
        return of == null ? title : title + " of " + (of.equals("*") ? "every agency" : of);
    }

    private static Optional<String> unless(boolean fits, String complaint) {
        return fits ? Optional.empty() : Optional.of(complaint);
    }
}
