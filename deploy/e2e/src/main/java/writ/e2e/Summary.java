package writ.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of the requests of some time.
 *
 * @param asked how many were sent
 * @param took for how long
 * @param answered how many were answered as they should
 * @param failures everything else, by the instant
 * @param askedToRetry uploads that were told to come again, and were taken when they did
 * @param millis how long each took, in their order
 */
record Summary(int asked, Duration took, int answered, List<Failed> failures, int askedToRetry, List<Long> millis) {

    /** Of what was to be sent in the time, so much has to have been. */
    private static final double ENOUGH = 0.95;

    /**
     * A request that failed.
     *
     * @param isOutage whether its connection broke or nobody was there for it, as when a process was killed
     */
    record Failed(Instant at, String what, boolean isOutage) {}

    /** What is wrong where no request may fail. */
    List<String> faults() {
        List<String> faults = rateFaults();
        if (!failures.isEmpty()) {
            faults.add(kinds(failures).toString());
        }
        return faults;
    }

    /** What is wrong where a killed process may take its connections with it, until it was back. */
    List<String> faultsBut(Instant back) {
        List<String> faults = rateFaults();
        List<Failed> others = failures.stream()
                .filter(failed -> !failed.isOutage() || failed.at().isAfter(back))
                .toList();
        if (!others.isEmpty()) {
            faults.add("not by the outage: " + kinds(others));
        }
        return faults;
    }

    String words() {
        List<Long> sorted = millis.stream().sorted().toList();
        long p95 = sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * 0.95));
        long slowest = sorted.isEmpty() ? 0 : sorted.getLast();
        return asked + " requests in " + took.toSeconds() + " s, " + failures.size() + " failed"
                + (failures.isEmpty() ? "" : " " + kinds(failures))
                + (askedToRetry == 0 ? "" : ", " + askedToRetry + " uploads came again when told") + "; 95 % within "
                + p95
                + " ms, the slowest " + slowest + " ms";
    }

    private List<String> rateFaults() {
        List<String> faults = new ArrayList<>();
        double wanted = took.toMillis() / 1000.0 * Traffic.EACH_SECOND * ENOUGH;
        if (asked < wanted) {
            faults.add("only " + asked + " requests were sent in " + took.toSeconds() + " s");
        }
        if (answered + failures.size() < asked) {
            faults.add((asked - answered - failures.size()) + " requests came to no end");
        }
        return faults;
    }

    private static Map<String, Long> kinds(List<Failed> failures) {
        return failures.stream().collect(Collectors.groupingBy(Failed::what, TreeMap::new, Collectors.counting()));
    }
}
