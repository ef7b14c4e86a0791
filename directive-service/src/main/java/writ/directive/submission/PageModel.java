package writ.directive.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.ObligationDetail;
import writ.directive.obligation.ObligationDetail.HistoryEntry;
import writ.directive.obligation.ObligationView;
import writ.directive.obligation.State;

/** The words of the page of an obligation. */
final class PageModel {

    private PageModel() {}

    /**
     * What the reports say, in a sentence and by product.
     *
     * @param oldestAsOf as of when the oldest of the parts was reported, where that is not {@code asOf}
     */
    record Figures(String summary, String asOf, @Nullable String oldestAsOf, List<Product> products) {

        static @Nullable Figures of(@Nullable JsonNode figures) {
            if (figures == null) {
                return null;
            }
            List<Product> products = StreamSupport.stream(
                            figures.path("products").spliterator(), false)
                    .map(Product::of)
                    .toList();
            String asOf = figures.path("asOf").asText();
            String oldest = figures.path("oldestAsOf").asText(asOf);
            return new Figures(summary(figures), asOf, oldest.equals(asOf) ? null : oldest, products);
        }

        private static String summary(JsonNode figures) {
            JsonNode bounds = figures.path("bounds");
            String most =
                    bounds.path("atMost").isNumber() ? bounds.path("atMost").asText() : "an unknown number";
            return "Endpoints by name: " + figures.path("enumerated").asLong() + ". Endpoints declared: "
                    + figures.path("declared").asLong() + ". Between "
                    + bounds.path("atLeast").asLong() + " and "
                    + most + " distinct endpoints in all."
                    + possible(figures.path("possible").asLong());
        }

        private static String possible(long products) {
            return products == 0
                    ? ""
                    : " Products that may be meant, and are not counted: " + products
                            + "; somebody has to look at them.";
        }
    }

    record Product(String supplier, String product, long enumerated, long declared) {

        static Product of(JsonNode product) {
            return new Product(
                    product.path("supplier").asText(),
                    product.path("product").asText(),
                    product.path("enumerated").asLong(),
                    product.path("declared").asLong());
        }
    }

    /** The draft as the page shows it; without figures when no report answers yet. */
    record DraftPart(@Nullable Figures figures) {}

    record Entry(String at, String what, String by) {

        static Entry of(HistoryEntry entry) {
            String what = switch (entry.kind()) {
                case "opened" -> "Opened";
                case "submitted" -> entry.nil() ? "Answered: nothing found" : "Answered";
                case "returned" -> "Returned";
                case "accepted" -> "Accepted";
                case "notApplicable" -> "Not applicable from here on";
                case "reinstated" -> "Owed again";
                case "reminderRequested" -> "Reminder requested";
                default -> entry.kind();
            };
            return new Entry(
                    entry.at().toString(), entry.reason() == null ? what : what + ": " + entry.reason(), entry.by());
        }
    }

    /** What is owed, as a noun. */
    static String what(ObligationView owed) {
        return switch (owed.deliver()) {
            case "inventory-report" -> "an inventory report";
            case "plan" -> "a plan";
            case "status" -> "a status report";
            default -> owed.deliver();
        };
    }

    /** The state and its marks, in words. */
    static String standing(ObligationView owed) {
        String state = switch (owed.state()) {
            case NOT_REPORTED -> "not reported yet";
            case SUBMITTED -> owed.nil() ? "answered: nothing found; in review" : "answered; in review";
            case RETURNED -> "returned by the authority";
            case ACCEPTED -> owed.nil() ? "accepted: nothing found" : "accepted";
            case NOT_APPLICABLE -> "not applicable";
        };
        String marks = (owed.overdue() ? ", overdue" : "")
                + (owed.late() ? ", late" : "")
                + (owed.contradicted() ? ", contradicted by your own reports" : "");
        return state + marks;
    }

    /** Whether there is anything left to answer. */
    static boolean isOpen(ObligationDetail detail) {
        State state = detail.obligation().state();
        return state == State.NOT_REPORTED || state == State.RETURNED;
    }
}
