package writ.local.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Plays the life of BOD 17-01: moves the clock from instant to instant, and at each has somebody act. */
final class Life {

    /** The authority accepts within a day. */
    private static final int LONGEST_REVIEW_HOURS = 20;

    private final Clockwork clockwork;
    private final Authority authority;
    private final Map<String, Agency> agencies = new TreeMap<>();
    private final PriorityQueue<Step> agenda =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparing(Step::who));
    private final SplittableRandom reviews;

    /** Something somebody does at an instant. */
    private record Step(Instant at, String who, Runnable work) {}

    Life(Api suite, Authority authority, Clockwork clockwork, List<Member> cast, long seed, Path files) {
        this.clockwork = clockwork;
        this.authority = authority;
        this.reviews = new SplittableRandom(seed);
        for (Member member : cast) {
            Agency agency = new Agency(suite, clockwork, files, member, seed);
            agencies.put(member.agency(), agency);
            if (member.answered() != null) {
                plan(member, agency);
            }
        }
    }

    /** Lets everything happen that happens before an instant, and holds the clock there. */
    void playUntil(Instant end) {
        Instant next = next(end);
        while (next.isBefore(end)) {
            clockwork.moveTo(next);
            while (!agenda.isEmpty() && !agenda.peek().at().isAfter(next)) {
                agenda.remove().work().run();
            }
            clockwork.drain();
            next = next(end);
        }
        clockwork.moveTo(end);
        clockwork.drain();
    }

    /** Distinct machines, by the files that were sent and no others. */
    int enumerated() {
        return agencies.values().stream().mapToInt(Agency::enumerated).sum();
    }

    int declared() {
        return agencies.values().stream().mapToInt(Agency::declared).sum();
    }

    private Instant next(Instant end) {
        return Stream.concat(Stream.ofNullable(agenda.peek()).map(Step::at), authority.nextReminder().stream())
                .filter(at -> at.isBefore(end))
                .min(Comparator.naturalOrder())
                .orElse(end);
    }

    private void plan(Member member, Agency agency) {
        Instant answered = Objects.requireNonNull(member.answered());
        at(answered, member, () -> agency.answer(answered));
        if (member.planned() != null) {
            Instant planned = member.planned();
            at(planned, member, () -> review(planned, member, agency.plan()));
        }
        List<Instant> statuses = new ArrayList<>(member.statuses());
        for (int number = 1; number <= statuses.size(); number++) {
            int which = number;
            boolean last = number == statuses.size();
            Instant due = statuses.get(number - 1);
            at(due, member, () -> {
                String submission = agency.status(which, due);
                if (last) {
                    review(due, member, submission);
                }
            });
        }
    }

    private void review(Instant submitted, Member member, String submission) {
        Duration after = Duration.ofHours(1 + reviews.nextInt(LONGEST_REVIEW_HOURS));
        agenda.add(new Step(submitted.plus(after), "authority " + member.agency(), () -> authority.accept(submission)));
    }

    private void at(Instant instant, Member member, Runnable work) {
        agenda.add(new Step(instant, member.agency(), work));
    }
}
