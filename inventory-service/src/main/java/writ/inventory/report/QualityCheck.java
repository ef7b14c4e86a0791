package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import writ.inventory.agency.EndpointTotal;
import writ.inventory.agency.EndpointTotals;
import writ.inventory.product.ProductName;
import writ.inventory.report.Quality.Coverage;
import writ.inventory.report.Quality.Jump;
import writ.inventory.report.Quality.Share;
import writ.inventory.scope.Thresholds;
import writ.kit.db.Tx;

/** Measures how far a report can be relied on, and says what to do about it. */
@ApplicationScoped
class QualityCheck {

    private static final String BY_REPORT = "the report";

    private final Marks marks;
    private final EndpointTotals totals;

    QualityCheck(Marks marks, EndpointTotals totals) {
        this.marks = marks;
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
                .chain(known -> marks.stated(tx)
                        .map(stated -> of(request, arrived.fold(), found, compared, known, stated, tx.now())));
    }

    /**
     * @param total the newest number of endpoints there are, as of the report
     * @param stated the directives' own thresholds
     */
    private Quality of(
            ReportRequest request,
            Fold fold,
            Found found,
            Compared compared,
            Optional<EndpointTotal> total,
            List<Thresholds> stated,
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
        Jump jump = jump(request, named, found, compared);
        return new Quality(
                coverage,
                identified,
                duplicates,
                daysOld,
                jump,
                marks.of(stated, coverage, identified, duplicates, daysOld, jump));
    }

    private static @Nullable Coverage coverage(ReportRequest request, long named, Optional<EndpointTotal> total) {
        Long said = request.examined();
        if (said == null && request.isDelta()) {
            // what a delta names is what changed, not what was looked at
            return null;
        }
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

    private static @Nullable Jump jump(ReportRequest request, long named, Found found, Compared compared) {
        Instant since = compared.asOf();
        if (since != null && request.isDelta()) {
            Long before = compared.installationsBefore();
            Long now = compared.installations(found);
            return before == null || now == null || before == 0
                    ? null
                    : Jump.ofInstallations(
                            before, now, Duration.between(since, request.asOf()).toDays());
        }
        long before = compared.difference().endpointsBefore().getLongCardinality();
        if (since == null || before == 0) {
            return null;
        }
        return Jump.ofEndpoints(
                before, named, Duration.between(since, request.asOf()).toDays());
    }
}
