package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Which endpoints of an agency have any of some products, by name. */
@ApplicationScoped
class EndpointNames {
    private static final String COLUMNS = "h.endpoints, h.base_endpoints";
    private static final String NAMES =
            "SELECT number, name FROM endpoints WHERE agency = $1 AND number = ANY($2) ORDER BY number";

    private final Transactions transactions;
    private final Reach reach;

    EndpointNames(Transactions transactions, Reach reach) {
        this.transactions = transactions;
        this.reach = reach;
    }

    /** An endpoint at its place in the list. */
    record Named(@JsonIgnore int number, String agency, String endpoint) {}

    /** One more than asked for, when there are more. */
    Uni<List<Named>> page(
            Caller caller,
            ProductQuery query,
            AsOf at,
            @Nullable String agency,
            @Nullable String component,
            int after,
            int most) {
        Selection selection = Selection.of(query, at);
        return transactions.run(
                caller,
                tx -> selection
                        .mustBeIssued(tx)
                        .chain(() -> reach.agency(tx, agency))
                        .map(EndpointNames::oneAgency)
                        .chain(slug -> reach.component(tx, Optional.of(slug), component)
                                .chain(part -> {
                                    MutableRoaringBitmap all = new MutableRoaringBitmap();
                                    return selection
                                            .at(Optional.of(slug))
                                            .of(part)
                                            .each(tx, COLUMNS, "", row -> {
                                                ImmutableRoaringBitmap some = Counting.bitmap(row);
                                                if (some != null) {
                                                    all.or(some);
                                                }
                                            })
                                            .chain(() -> names(tx, slug, all, after, most));
                                })));
    }

    private static String oneAgency(Optional<String> agency) {
        return agency.orElseThrow(
                () -> Problem.of(CommonProblem.INVALID, "Endpoints are named for one agency at a time.")
                        .at("agency", "is needed"));
    }

    private static Uni<List<Named>> names(Tx tx, String agency, ImmutableRoaringBitmap all, int after, int most) {
        List<Integer> numbers = new ArrayList<>();
        PeekableIntIterator each = all.getIntIterator();
        each.advanceIfNeeded(after + 1);
        while (each.hasNext() && numbers.size() <= most) {
            numbers.add(each.next());
        }
        return tx.list(
                NAMES,
                row -> new Named(row.getInteger(0), agency, row.getString(1)),
                agency,
                numbers.toArray(Integer[]::new));
    }
}
