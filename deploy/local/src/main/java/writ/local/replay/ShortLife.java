package writ.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import writ.local.replay.Member.Standing;

/**
 * BOD 17-01 for five agencies until day 122: two have the products and plan their removal, one of which is done at its
 * first status report; two have none; one is silent.
 */
public final class ShortLife {

    /** The silent one comes last. */
    public static final List<String> AGENCIES = List.of("usda", "va", "nasa", "ssa", "fmc");

    private static final long SEED = 17;
    private static final Instant PLANNED = Instant.parse("2017-11-06T16:00:00Z");
    private static final Instant STATUS = Instant.parse("2018-01-09T16:00:00Z");

    private final Authority authority;
    private final Clockwork clockwork;
    private final Life life;

    /** @param files the folder for the files that agencies send */
    public ShortLife(Api suite, Path files) {
        this.authority = new Authority(suite);
        this.clockwork = new Clockwork(suite);
        this.life = new Life(suite, authority, clockwork, cast(), SEED, files);
    }

    /** Binds the five and issues; answers how many obligations were opened. */
    public int issue() {
        authority.bind(AGENCIES);
        int opened = authority.issue();
        clockwork.drain();
        return opened;
    }

    /**
     * Plays until the last reading.
     *
     * @param say told what each reading says
     * @return what differs from what must be, in words
     */
    public List<String> play(Consumer<String> say) {
        List<String> differences = new ArrayList<>();
        for (Reading reading : Reading.SHORT) {
            life.playUntil(reading.at());
            JsonNode scoreboard = authority.scoreboard();
            reading.rows().forEach(row -> {
                say.accept("day " + reading.day() + ": " + row.name() + ": " + row.counts());
                differences.addAll(row.differences(scoreboard));
            });
            JsonNode holdings = authority.holdings();
            say.accept("day " + reading.day() + ": on " + holdings.path("enumerated") + " endpoints by name and "
                    + holdings.path("declared") + " by count");
            compare(differences, "enumerated", life.enumerated(), holdings);
            compare(differences, "declared", life.declared(), holdings);
        }
        return differences;
    }

    private static void compare(List<String> differences, String figure, long wanted, JsonNode holdings) {
        long found = holdings.path(figure).asLong();
        if (found != wanted) {
            differences.add(figure + " endpoints should be " + wanted + ", and are " + found);
        }
    }

    private static List<Member> cast() {
        return List.of(
                finding(0, ReportFile.ENDPOINT_CSV, List.of(STATUS)),
                finding(1, ReportFile.CYCLONEDX_JSON, List.of(STATUS, later(30), later(60))),
                clean(2, ReportFile.DECLARED_JSON),
                clean(3, ReportFile.DECLARED_CSV),
                new Member(AGENCIES.get(4), Standing.SILENT, false, ReportFile.DECLARED_CSV, null, null, List.of()));
    }

    private static Member finding(int agency, ReportFile kind, List<Instant> statuses) {
        return new Member(AGENCIES.get(agency), Standing.ON_TIME, true, kind, answered(agency), PLANNED, statuses);
    }

    private static Member clean(int agency, ReportFile kind) {
        return new Member(AGENCIES.get(agency), Standing.ON_TIME, false, kind, answered(agency), null, List.of());
    }

    private static Instant answered(int agency) {
        return Instant.parse("2017-10-02T14:00:00Z").plusSeconds(86_400L * agency);
    }

    private static Instant later(int days) {
        return STATUS.plusSeconds(86_400L * days);
    }
}
