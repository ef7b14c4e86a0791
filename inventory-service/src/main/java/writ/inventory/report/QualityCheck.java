package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import writ.inventory.agency.EndpointTotal;
import writ.inventory.agency.EndpointTotals;
import writ.inventory.product.ProductName;
import writ.inventory.report.Quality.Coverage;
import writ.inventory.report.Quality.Jump;
import writ.inventory.report.Quality.Mark;
import writ.inventory.report.Quality.Share;
import writ.kit.db.Tx;

/** Measures how far a report can be relied on, and says what to do about it. */
@ApplicationScoped
class QualityCheck {

    private static final String BY_REPORT = "the report";

    private final QualityConfig thresholds;
    private final EndpointTotals totals;

    QualityCheck(QualityConfig thresholds, EndpointTotals totals) {
        this.thresholds = thresholds;
        this.totals = totals;
    }

    /** Measures a report, and keeps the number of endpoints that it states. */
    Uni<Quality> of(Tx tx, Arrived arrived, Found found, Compared compared) {
        ReportRequest request = arrived.upload().request();
        Long of = request.of();
        return totals.asOf(tx, request.agency(), request.component(), request.asOf())
                .call(known -> of == null
                        ? Uni.createFrom().voidItem()
                        : totals.state(
                                tx,
                                request.agency(),
                                request.component(),
                                request.asOf(),
                                of,
                                BY_REPORT,
                                arrived.upload().report()))
                .map(known -> of(request, arrived.fold(), found, compared, known, tx.now()));
    }

    /** @param total the newest number of endpoints there are, as of the report */
    private Quality of(
            ReportRequest request,
            Fold fold,
            Found found,
            Compared compared,
            Optional<EndpointTotal> total,
            Instant now) {
        long named = found.endpoints().getLongCardinality();
        Coverage coverage = coverage(request, named, total);
        Share identified = Share.of(
                found.spelled().values().stream()
                        .filter(QualityCheck::isIdentified)
                        .count(),
                found.spelled().size());
        Share duplicates = Share.of(fold.repeated(), fold.taken());
        long daysOld = Math.max(0, Duration.between(request.asOf(), now).toDays());
        Jump jump = jump(request, named, compared);
        List<Mark> marks = new ArrayList<>();
        if (coverage != null && coverage.share() < thresholds.coverage()) {
            marks.add(new Mark(
                    "coverage",
                    coverage.share(),
                    thresholds.coverage(),
                    "Look at the endpoints that were left out, or say by which number there are fewer than "
                            + coverage.of() + "."));
        }
        if (identified.of() > 0 && identified.share() < thresholds.identified()) {
            marks.add(
                    new Mark(
                            "identified",
                            identified.share(),
                            thresholds.identified(),
                            "Have the tool write a CPE, purl or tag id with each product: names alone are matched by their words."));
        }
        if (duplicates.share() > thresholds.duplicates()) {
            marks.add(new Mark(
                    "duplicates",
                    duplicates.share(),
                    thresholds.duplicates(),
                    "See whether two exports were joined: rows that repeat another are counted once on an endpoint, and added"
                            + " up when they are counts."));
        }
        if (daysOld > thresholds.daysOld()) {
            marks.add(
                    new Mark("daysOld", daysOld, thresholds.daysOld(), "Send a report that holds as of a later day."));
        }
        if (jump != null && Math.abs(jump.change()) > thresholds.jump()) {
            marks.add(new Mark("jump", jump.change(), thresholds.jump(), advice(jump)));
        }
        return new Quality(coverage, identified, duplicates, daysOld, jump, marks);
    }

    private static @Nullable Coverage coverage(ReportRequest request, long named, Optional<EndpointTotal> total) {
        Long said = request.examined();
        long examined = said == null ? named : said;
        Long of = request.of();
        if (of != null) {
            return said == null && named == 0
                    ? null
                    : new Coverage(examined, of, share(examined, of), BY_REPORT, request.asOf());
        }
        return total.filter(stated -> said != null || named > 0)
                .map(stated -> new Coverage(
                        examined,
                        stated.endpoints(),
                        share(examined, stated.endpoints()),
                        stated.source(),
                        stated.asOf()))
                .orElse(null);
    }

    private static double share(long part, long of) {
        return of == 0 ? 1 : Quality.rounded((double) part / of);
    }

    private static boolean isIdentified(ProductName product) {
        return product.cpe() != null || product.purl() != null || product.swid() != null;
    }

    private static @Nullable Jump jump(ReportRequest request, long named, Compared compared) {
        Instant since = compared.asOf();
        long before = compared.difference().endpointsBefore().getLongCardinality();
        if (since == null || before == 0) {
            return null;
        }
        return new Jump(
                before,
                named,
                Quality.rounded((double) (named - before) / before),
                Duration.between(since, request.asOf()).toDays());
    }

    private static String advice(Jump jump) {
        long percent = Math.round(Math.abs(jump.change()) * 100);
        return percent + " % " + (jump.change() < 0 ? "fewer" : "more") + " endpoints than " + jump.days()
                + (jump.days() == 1 ? " day" : " days")
                + " before: if a part of them was left out or counted twice, send the report again with all of them.";
    }
}
