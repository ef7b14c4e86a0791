package writ.inventory.report;

import java.util.Locale;
import writ.kit.problem.ProblemType;

/** What can be wrong with a report. */
enum ReportProblem implements ProblemType {
    REPORT_EMPTY(422, "An empty file is not a report; an agency that found nothing sends a file that says so."),
    REPORT_FORMAT_UNKNOWN(415, "The file is none of the formats that are read."),
    REPORT_UNREADABLE(422, "The file cannot be understood; nothing of it was taken."),
    REPORT_ROWS_REFUSED(422, "Rows of the file are wrong; nothing of it was taken."),
    DELTA_NOT_SAID(422, "A file of this format does not say what changed; nothing of it was taken."),
    DELTA_WITHOUT_BASE(422, "There is no current report that the delta could be applied to."),
    DELTA_LATE(409, "The delta is not about a time after the current report, so it cannot be applied."),
    REPORT_TOO_SLOW(408, "The upload took longer than is allowed."),
    AGENCY_UNKNOWN(422, "The agency of the token is not known here."),
    COMPONENT_UNKNOWN(422, "The agency has no such component.");

    private final int status;
    private final String title;

    ReportProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Whether it is the file that is wrong, rather than its upload or who sends it. */
    boolean isOfTheFile() {
        return this == REPORT_EMPTY
                || this == REPORT_FORMAT_UNKNOWN
                || this == REPORT_UNREADABLE
                || this == REPORT_ROWS_REFUSED
                || this == DELTA_NOT_SAID;
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
