package writ.directive.agency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import writ.directive.agency.AgencyFile.Fact;

class AgencyFileTest {

    private final List<Fact> facts = AgencyFile.read();

    @Test
    void itHasOneCategoryAndOneAcronymForEachOfThe101Agencies() {
        List<String> categories = agencies("category");

        assertEquals(101, categories.size());
        assertEquals(101, categories.stream().distinct().count());
        assertEquals(categories, agencies("acronym"));
    }

    @Test
    void itHoldsNothingButTheFiveKindsOfFact() {
        assertEquals(
                List.of("acronym", "alias", "category", "component", "name"),
                facts.stream().map(Fact::fact).distinct().sorted().toList());
    }

    @Test
    void aSlugIsTheLowerCaseAcronym() {
        facts.stream()
                .filter(fact -> fact.fact().equals("acronym"))
                .forEach(fact -> assertEquals(fact.agency(), AgencyKey.of(fact.value())));
    }

    @Test
    void noNameAliasOrSlugMeansTwoAgencies() {
        Map<String, String> agencyOf = new HashMap<>();
        for (Fact fact : facts) {
            if (!fact.fact().equals("category") && !fact.fact().equals("component")) {
                String other = agencyOf.putIfAbsent(AgencyKey.of(fact.value()), fact.agency());
                assertTrue(other == null || other.equals(fact.agency()), fact.value());
            }
        }
    }

    @Test
    void aSlugNamesOneComponentOfItsAgency() {
        List<String> slugs = facts.stream()
                .filter(fact -> fact.fact().equals("component"))
                .map(fact -> fact.agency() + "/" + fact.slug())
                .toList();

        assertEquals(164, slugs.stream().distinct().count());
        assertEquals(slugs.size(), slugs.stream().distinct().count());
        slugs.forEach(slug -> assertTrue(slug.matches("[a-z]+/[a-z0-9][a-z0-9-]{0,62}"), slug));
    }

    @Test
    void noComponentIsADepartmentOrAnAgencyOfItsOwn() {
        Map<String, String> agencyOf = facts.stream()
                .filter(fact -> fact.fact().equals("name") || fact.fact().equals("alias"))
                .collect(Collectors.toMap(fact -> AgencyKey.of(fact.value()), Fact::agency));
        facts.stream()
                .filter(fact -> fact.fact().equals("component"))
                .forEach(fact -> assertNull(agencyOf.get(AgencyKey.of(fact.value())), fact.value()));
    }

    @Test
    void noValueHasBlanksAroundItOrInRuns() {
        facts.forEach(fact -> assertEquals(fact.value().strip().replaceAll("[\\s\\u00a0]+", " "), fact.value()));
    }

    @Test
    void aNameWithCommasIsOneValue() {
        assertTrue(facts.stream()
                .anyMatch(fact -> fact.slug().equals("atf")
                        && fact.value().equals("Bureau of Alcohol, Tobacco, Firearms, and Explosives")));
    }

    private List<String> agencies(String kind) {
        return facts.stream()
                .filter(fact -> fact.fact().equals(kind))
                .map(Fact::agency)
                .toList();
    }
}
