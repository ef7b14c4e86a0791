package writ.directive.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Reporting;

/** What the page of an obligation says of the agency's reports themselves. */
final class ReportWords {

    private ReportWords() {}

    /** In sentences; {@code back} by report. */
    record Reports(List<Part> newest, List<String> refused, List<Part> back) {}

    record Part(String what, List<String> items) {}

    /** Null when there is nothing to say. */
    static @Nullable Reports of(@Nullable Reporting reporting) {
        if (reporting == null
                || reporting.newest().isEmpty()
                        && reporting.refused().isEmpty()
                        && reporting.reintroduced().isEmpty()) {
            return null;
        }
        return new Reports(
                reporting.newest().stream().map(ReportWords::newest).toList(),
                reporting.refused().stream()
                        .map(file -> "A file of " + whose(file.component()) + " was refused at " + file.refusedAt()
                                + ", and no report was received since: " + file.reason())
                        .toList(),
                reporting.reintroduced().stream().map(ReportWords::back).toList());
    }

    private static Part newest(Reporting.NewestReport report) {
        String marked = report.marks().isEmpty() ? "; nothing is marked." : "; it is marked:";
        return new Part(
                "The newest report of " + whose(report.component()) + " is as of " + report.asOf() + marked,
                report.marks().stream().map(ReportWords::mark).toList());
    }

    private static String mark(Reporting.QualityMark mark) {
        String beyond = " (threshold " + amount(mark.measure(), mark.threshold()) + "). ";
        String value = amount(mark.measure(), mark.value());
        String measured = switch (mark.measure()) {
            case "coverage" -> "Endpoints that were looked at: " + value;
            case "identified" -> "Products that an identifier names: " + value;
            case "duplicates" -> "Rows that repeat another: " + value;
            case "daysOld" -> "Age when it was received: " + value;
            case "jump" -> "Change of the number of endpoints: " + value;
            default -> mark.measure() + ": " + value;
        };
        return measured + beyond + mark.advice();
    }

    private static String amount(String measure, double value) {
        return measure.equals("daysOld") ? Math.round(value) + " days" : Math.round(value * 1000) / 10.0 + " %";
    }

    private static Part back(Reporting.Reintroduction back) {
        long unnamed = back.count() - back.products().size();
        return new Part(
                "Products of this directive that were gone are there again, by the report of "
                        + whose(back.component()) + " as of " + (back.asOf() == null ? back.at() : back.asOf())
                        + (unnamed > 0 ? ", and " + unnamed + " more than these:" : ":"),
                back.products().stream().map(ReportWords::product).toList());
    }

    private static String product(Reporting.ReturnedProduct product) {
        return (product.supplier() + " " + product.product()).strip()
                + (product.version() == null ? "" : " " + product.version())
                + (product.goneSince() == null ? "" : ", gone since " + product.goneSince());
    }

    private static String whose(@Nullable String component) {
        return component == null ? "the agency as a whole" : "the component " + component;
    }
}
