package writ.local.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import writ.local.replay.Member.Standing;

/**
 * Who does what in the life of BOD 17-01, after the record of the hearing of 14 November 2017: 32 days after the first
 * due date some were still silent, and about 15 % of those who had reported had found the products.
 */
final class Cast {

    static final int ON_TIME = 90;
    static final int ON_TIME_WITH_FINDINGS = 12;
    static final int LATE = 5;
    static final int LATE_WITH_FINDINGS = 2;
    static final int SILENT = 6;

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** The days, first and last, on which each thing is done. */
    private static final Days ANSWERS_ON_TIME = new Days(LocalDate.of(2017, 9, 18), LocalDate.of(2017, 10, 13));

    private static final Days ANSWERS_LATE = new Days(LocalDate.of(2017, 10, 16), LocalDate.of(2017, 11, 10));
    private static final Days PLANS = new Days(LocalDate.of(2017, 10, 23), LocalDate.of(2017, 11, 12));
    private static final List<Days> STATUSES = List.of(
            new Days(LocalDate.of(2017, 12, 27), LocalDate.of(2018, 1, 11)),
            new Days(LocalDate.of(2018, 1, 29), LocalDate.of(2018, 2, 10)),
            new Days(LocalDate.of(2018, 2, 28), LocalDate.of(2018, 3, 12)));

    private Cast() {}

    private record Days(LocalDate first, LocalDate last) {

        /** Some minute between 08:00 and 20:00 Eastern of one of the days, the last one until 20:00 too. */
        Instant some(SplittableRandom random) {
            long days = last.toEpochDay() - first.toEpochDay() + 1;
            return first.plusDays(random.nextLong(days))
                    .atTime(8, 0)
                    .plusMinutes(random.nextInt(12 * 60))
                    .atZone(ZONE)
                    .toInstant();
        }
    }

    /**
     * Gives each agency its part; the same seed always the same.
     *
     * @param agencies the slugs of the agencies bound, which must be 101
     * @param small those of them without components: the silent ones are among these, as they were
     */
    static List<Member> of(List<String> agencies, List<String> small, long seed) {
        if (agencies.size() != ON_TIME + LATE + SILENT) {
            throw new IllegalArgumentException("the life is that of 101 agencies, not of " + agencies.size());
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<String> silent = shuffled(small, random).subList(0, SILENT);
        List<String> answering = shuffled(
                agencies.stream().filter(agency -> !silent.contains(agency)).toList(), random);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < answering.size(); i++) {
            boolean onTime = i < ON_TIME;
            boolean findings = onTime ? i < ON_TIME_WITH_FINDINGS : i < ON_TIME + LATE_WITH_FINDINGS;
            ReportFile kind = ReportFile.values()[i % ReportFile.values().length];
            members.add(answering(answering.get(i), onTime, findings, kind, random));
        }
        silent.forEach(agency -> members.add(
                new Member(agency, Standing.SILENT, false, ReportFile.DECLARED_CSV, null, null, List.of())));
        return List.copyOf(members);
    }

    private static Member answering(
            String agency, boolean onTime, boolean findings, ReportFile kind, SplittableRandom random) {
        Instant answered = (onTime ? ANSWERS_ON_TIME : ANSWERS_LATE).some(random);
        Standing standing = onTime ? Standing.ON_TIME : Standing.LATE;
        if (!findings) {
            return new Member(agency, standing, false, kind, answered, null, List.of());
        }
        Instant planned = later(PLANS.some(random), answered);
        List<Instant> statuses =
                STATUSES.stream().map(days -> days.some(random)).toList();
        return new Member(agency, standing, true, kind, answered, planned, statuses);
    }

    /** A plan follows the answer, a day after it if it would come before. */
    private static Instant later(Instant planned, Instant answered) {
        return Stream.of(planned, answered.plus(Duration.ofDays(1)))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static List<String> shuffled(List<String> from, SplittableRandom random) {
        List<String> rest = new ArrayList<>(from.stream().sorted().toList());
        List<String> shuffled = new ArrayList<>();
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(random.nextInt(rest.size())));
        }
        return shuffled;
    }
}
