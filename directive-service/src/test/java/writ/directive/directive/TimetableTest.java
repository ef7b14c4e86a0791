package writ.directive.directive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import writ.directive.agency.Agencies.Member;

class TimetableTest {

    private final DirectiveDocument bod = DocumentReader.read(
            YamlReader.read(Sample.resource("/directives/bod-17-01.yaml")).root());

    @Test
    void whatIsOwedOnceIsThereOnceAndOfASeriesAsManyAsAskedFor() {
        assertEquals(
                List.of("RA1 1", "RA2 1", "RA3 1", "RA3 2", "RA3 3"),
                lines(Timetable.of(bod).first(3)));
        assertEquals(14, Timetable.of(bod).first(12).size());
    }

    @Test
    void anAgencyInTwoAudiencesIsBoundOnceAndOwesWhatEitherOwes() {
        DirectiveDocument two = DocumentReader.read(YamlReader.read(
                        Sample.yaml("two")
                                .replace(
                                        "{ some: { agencies: [usda, epa] } }",
                                        "{ large: { agencies: [usda] }, all: { agencies: [usda, epa] } }")
                                .replace(
                                        "days: 28 }",
                                        "days: 28 }\n    - { id: RA2, deliver: plan, audience: large, due: { after: issuance, days: 9 } }"))
                .root());
        Preview preview = new Preview(
                new Draft(two, 1, "d"),
                List.of(new Member("all", "epa"), new Member("all", "usda"), new Member("large", "usda")));

        assertEquals(List.of("epa", "usda"), preview.agencies());
        assertEquals(List.of("epa", "usda"), preview.agencies(two.actions().get(0)));
        assertEquals(List.of("usda"), preview.agencies(two.actions().get(1)));
    }

    @Test
    void theTagCoversTheAgencies() {
        Draft draft = new Draft(bod, 1, "d");

        String one = new Preview(draft, List.of(new Member("all", "epa"))).etag();
        String other = new Preview(draft, List.of(new Member("all", "usda"))).etag();

        assertNotEquals(one, other);
        assertEquals(one, new Preview(draft, List.of(new Member("all", "epa"))).etag());
    }

    private static List<String> lines(List<Timetable.Line> lines) {
        return lines.stream()
                .map(line -> line.action().id() + " " + line.occurrence().occurrence())
                .toList();
    }
}
