package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import writ.inventory.report.Quality.Coverage;
import writ.inventory.report.Quality.Jump;
import writ.inventory.report.Quality.Mark;
import writ.inventory.report.Quality.Share;
import writ.inventory.scope.Scopes;
import writ.inventory.scope.Thresholds;
import writ.kit.db.Tx;

/**
 * Holds measures against thresholds: each issued directive's own, and the service's wherever one states none, or none is
 * issued. What is beyond is marked, with what to do about it.
 */
@ApplicationScoped
class Marks {

    private final QualityConfig ours;
    private final Scopes scopes;

    Marks(QualityConfig ours, Scopes scopes) {
        this.ours = ours;
        this.scopes = scopes;
    }

    /** @param directive null for the service's own */
    private record Threshold(@Nullable String directive, double value) {}

    Uni<List<Thresholds>> stated(Tx tx) {
        return scopes.thresholds(tx);
    }

    /** By measure, the service's own before the directives' by name. */
    List<Mark> of(
            List<Thresholds> stated,
            @Nullable Coverage coverage,
            Share identified,
            Share duplicates,
            long daysOld,
            @Nullable Jump jump) {
        List<Mark> marks = new ArrayList<>();
        if (coverage != null) {
            String advice = "Look at the endpoints that were left out, or say by which number there are fewer than "
                    + coverage.of() + ".";
            least(marks, "coverage", coverage.share(), all(stated, Thresholds::coverage, ours.coverage()), advice);
        }
        if (identified.of() > 0) {
            least(
                    marks,
                    "identified",
                    identified.share(),
                    all(stated, Thresholds::identified, ours.identified()),
                    "Have the tool write a CPE, purl or tag id with each product: names alone are matched by their words.");
        }
        most(
                marks,
                "duplicates",
                duplicates.share(),
                all(stated, Thresholds::duplicates, ours.duplicates()),
                "See whether two exports were joined: rows that repeat another are counted once on an endpoint, and added"
                        + " up when they are counts.");
        most(
                marks,
                "daysOld",
                daysOld,
                all(stated, Thresholds::daysOld, ours.daysOld()),
                "Send a report that holds as of a later day.");
        if (jump != null) {
            most(marks, "jump", jump.change(), all(stated, Thresholds::jump, ours.jump()), advice(jump));
        }
        return marks;
    }

    private static List<Threshold> all(
            List<Thresholds> stated, Function<Thresholds, @Nullable Double> own, double ours) {
        List<Threshold> all = new ArrayList<>();
        stated.forEach(each -> {
            Double value = own.apply(each);
            if (value != null) {
                all.add(new Threshold(each.directive(), value));
            }
        });
        if (all.isEmpty() || all.size() < stated.size()) {
            all.addFirst(new Threshold(null, ours));
        }
        return all;
    }

    private static void least(
            List<Mark> marks, String measure, double value, List<Threshold> thresholds, String advice) {
        thresholds.stream()
                .filter(threshold -> value < threshold.value)
                .forEach(beyond -> marks.add(new Mark(measure, value, beyond.value, beyond.directive, advice)));
    }

    private static void most(
            List<Mark> marks, String measure, double value, List<Threshold> thresholds, String advice) {
        thresholds.stream()
                .filter(threshold -> Math.abs(value) > threshold.value)
                .forEach(beyond -> marks.add(new Mark(measure, value, beyond.value, beyond.directive, advice)));
    }

    private static String advice(Jump jump) {
        long percent = Math.round(Math.abs(jump.change()) * 100);
        return percent + " % " + (jump.change() < 0 ? "fewer" : "more")
                + (jump.endpoints() == null ? " installations than " : " endpoints than ") + jump.days()
                + (jump.days() == 1 ? " day" : " days")
                + " before: if a part of them was left out or counted twice, send the report again with all of them.";
    }
}
