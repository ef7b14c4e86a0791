package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.inventory.agency.Agencies;
import writ.inventory.holding.CurrentReport;
import writ.inventory.holding.CurrentReports;
import writ.inventory.rollup.DirectiveFigures;
import writ.inventory.rollup.Figures;
import writ.kit.db.Tx;

/** Lets the newest report of an agency or component speak for it, and says what the agency's then come to. */
@ApplicationScoped
class Speaking {

    private final Agencies agencies;
    private final CurrentReports current;
    private final Figures figures;

    Speaking(Agencies agencies, CurrentReports current, Figures figures) {
        this.agencies = agencies;
        this.current = current;
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

    /** After a report was withdrawn: the newest that is left, if any, speaks. */
    Uni<List<DirectiveFigures>> again(Tx tx, String agency, @Nullable String component) {
        return Standing.newest(tx, agency, component)
                .chain(left -> left.isPresent() ? current.point(tx, left.get()) : current.clear(tx, agency, component))
                .chain(() -> figures.ofAgency(tx, agency));
    }
}
