package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import writ.inventory.agency.Agencies;
import writ.inventory.holding.CurrentReport;
import writ.inventory.holding.CurrentReports;
import writ.inventory.holding.Holdings;
import writ.inventory.holding.Reporter;
import writ.inventory.rollup.DirectiveFigures;
import writ.inventory.rollup.Figures;
import writ.kit.db.Tx;

/** Lets the newest report of an agency or component speak for it, and says what the agency's then come to. */
@ApplicationScoped
class Speaking {

    private final Agencies agencies;
    private final CurrentReports current;
    private final Holdings holdings;
    private final Figures figures;

    Speaking(Agencies agencies, CurrentReports current, Holdings holdings, Figures figures) {
        this.agencies = agencies;
        this.current = current;
        this.holdings = holdings;
        this.figures = figures;
    }

    Uni<Void> lock(Tx tx, String agency) {
        return agencies.lock(tx, agency);
    }

    Uni<List<DirectiveFigures>> with(Tx tx, CurrentReport newest) {
        return current.point(tx, newest).chain(() -> figures.ofAgency(tx, newest.agency()));
    }

    Uni<List<DirectiveFigures>> unchanged(Tx tx, String agency) {
        return figures.ofAgency(tx, agency);
    }

    /**
     * After a report was withdrawn: the newest that is left, if any, speaks.
     *
     * @param withdrawn spoke until then
     */
    Uni<List<DirectiveFigures>> again(Tx tx, Reporter reporter, boolean withdrawn) {
        return (withdrawn ? stepBack(tx, reporter) : Uni.createFrom().voidItem())
                .chain(() -> figures.ofAgency(tx, reporter.agency()));
    }

    private Uni<Void> stepBack(Tx tx, Reporter reporter) {
        return Standing.newest(tx, reporter.agency(), reporter.component()).chain(left -> {
            if (left.isEmpty()) {
                return holdings.clear(tx, reporter)
                        .chain(() -> current.clear(tx, reporter.agency(), reporter.component()));
            }
            Standing.Newest newest = left.get();
            return holdings.revert(tx, reporter, newest.state()).chain(() -> current.point(tx, newest.report()));
        });
    }
}
