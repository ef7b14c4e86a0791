package writ.inventory.report;

import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import writ.inventory.format.Refusal;
import writ.inventory.format.Unreadable;
import writ.inventory.holding.Change;
import writ.kit.problem.Problem;

/** Says why nothing of a file is taken. */
final class Verdicts {

    private static final int TOLD = 100;

    private Verdicts() {}

    static Problem unreadable(Unreadable file) {
        ReportProblem type = switch (file.kind()) {
            case EMPTY -> ReportProblem.REPORT_EMPTY;
            case UNKNOWN -> ReportProblem.REPORT_FORMAT_UNKNOWN;
            case BROKEN -> ReportProblem.REPORT_UNREADABLE;
        };
        Problem problem = Problem.of(type, file.reason());
        return file.where() == null ? problem : problem.at(file.where(), file.reason());
    }

    /** @throws Problem when refused rows refuse the file: any in strict mode, all of them in lenient mode */
    static void check(ReportRequest.Mode mode, Fold fold) {
        boolean strict = mode == ReportRequest.Mode.STRICT;
        if (fold.refused() == 0 || (!strict && fold.taken() > 0)) {
            return;
        }
        Problem problem = Problem.of(
                        ReportProblem.REPORT_ROWS_REFUSED,
                        strict
                                ? "Mend the rows, or send the file with mode=lenient to have the others taken."
                                : "Not one row of the file can be taken.")
                .with("read", fold.taken() + fold.refused())
                .with("refused", fold.refused());
        fold.refusals().stream().limit(TOLD).forEach(refusal -> problem.at(place(refusal), refusal.reason()));
        throw problem;
    }

    /** @throws Problem when a delta takes back what it says itself: which of the two came last is not known */
    static void check(Collection<? extends @Nullable Change> delta) {
        long pairs = delta.stream()
                .filter(Objects::nonNull)
                .mapToLong(Change::contradictions)
                .sum();
        if (pairs > 0) {
            throw Problem.of(
                    ReportProblem.REPORT_UNREADABLE,
                    "The delta both adds and removes a product on an endpoint, " + pairs
                            + (pairs == 1 ? " time" : " times") + "; say only how it is in the end.");
        }
    }

    private static String place(Refusal refusal) {
        return refusal.pointer() == null ? "line " + refusal.line() : refusal.pointer();
    }
}
