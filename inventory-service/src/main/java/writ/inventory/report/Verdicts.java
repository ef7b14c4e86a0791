package writ.inventory.report;

import writ.inventory.format.Refusal;
import writ.inventory.format.Unreadable;
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

    private static String place(Refusal refusal) {
        return refusal.pointer() == null ? "line " + refusal.line() : refusal.pointer();
    }
}
