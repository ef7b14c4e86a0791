package writ.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import writ.local.replay.Member.Standing;

class CastTest {

    private static final List<String> AGENCIES =
            IntStream.rangeClosed(1, 101).mapToObj(i -> "agency-" + i).toList();
    private static final List<String> SMALL = AGENCIES.subList(40, 101);

    private static final Instant RA1_DUE_BEFORE = Instant.parse("2017-10-14T04:00:00Z");
    private static final Instant DAY_32 = Instant.parse("2017-10-16T04:00:00Z");
    private static final Instant RA2_DUE_BEFORE = Instant.parse("2017-11-13T05:00:00Z");
    private static final List<Instant> RA3_DUE_BEFORE = List.of(
            Instant.parse("2018-01-12T05:00:00Z"),
            Instant.parse("2018-02-11T05:00:00Z"),
            Instant.parse("2018-03-13T04:00:00Z"));

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -7, 20170913})
    void whateverTheSeedTheNumbersAreThoseOfTheRecord(long seed) {
        List<Member> cast = Cast.of(AGENCIES, SMALL, seed);

        assertEquals(101, cast.stream().map(Member::agency).distinct().count());
        assertEquals(90, count(cast, member -> member.standing() == Standing.ON_TIME));
        assertEquals(12, count(cast, member -> member.standing() == Standing.ON_TIME && member.findings()));
        assertEquals(5, count(cast, member -> member.standing() == Standing.LATE));
        assertEquals(2, count(cast, member -> member.standing() == Standing.LATE && member.findings()));
        assertEquals(6, count(cast, member -> member.standing() == Standing.SILENT));
        assertTrue(cast.stream()
                .filter(member -> member.standing() == Standing.SILENT)
                .allMatch(member -> SMALL.contains(member.agency()) && member.answered() == null));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -7, 20170913})
    void everyoneActsInTheDaysTheRecordSays(long seed) {
        for (Member member : Cast.of(AGENCIES, SMALL, seed)) {
            if (member.standing() == Standing.SILENT) {
                continue;
            }
            Instant answered = Objects.requireNonNull(member.answered());
            if (member.standing() == Standing.ON_TIME) {
                assertTrue(answered.isBefore(RA1_DUE_BEFORE), member.toString());
            } else {
                assertTrue(answered.isAfter(DAY_32), member.toString());
                assertTrue(answered.isBefore(Instant.parse("2017-11-11T05:00:00Z")), member.toString());
            }
            if (member.findings()) {
                Instant planned = Objects.requireNonNull(member.planned());
                assertTrue(planned.isAfter(answered) && planned.isBefore(RA2_DUE_BEFORE), member.toString());
                assertTrue(planned.isAfter(DAY_32), member.toString());
                for (int i = 0; i < 3; i++) {
                    assertTrue(member.statuses().get(i).isBefore(RA3_DUE_BEFORE.get(i)), member.toString());
                }
                assertTrue(member.statuses().getFirst().isAfter(Instant.parse("2017-12-15T05:00:00Z")));
            } else {
                assertEquals(List.of(), member.statuses());
            }
        }
    }

    @Test
    void allFourKindsOfFileAreSentWithFindingsAndWithout() {
        List<Member> cast = Cast.of(AGENCIES, SMALL, 7);

        for (boolean findings : new boolean[] {true, false}) {
            Set<ReportFile> kinds = cast.stream()
                    .filter(member -> member.findings() == findings && member.answered() != null)
                    .map(Member::kind)
                    .collect(Collectors.toSet());
            assertEquals(EnumSet.allOf(ReportFile.class), kinds);
        }
    }

    @Test
    void theSeedDecidesEverythingAndTheOrderOfTheAgenciesNothing() {
        List<Member> cast = Cast.of(AGENCIES, SMALL, 7);

        assertEquals(cast, Cast.of(AGENCIES.reversed(), SMALL.reversed(), 7));
        assertNotEquals(cast, Cast.of(AGENCIES, SMALL, 8));
    }

    @Test
    void anotherNumberOfAgenciesIsAnotherLife() {
        assertThrows(IllegalArgumentException.class, () -> Cast.of(AGENCIES.subList(0, 100), SMALL, 7));
    }

    private static long count(List<Member> cast, Predicate<Member> which) {
        return cast.stream().filter(which).count();
    }
}
