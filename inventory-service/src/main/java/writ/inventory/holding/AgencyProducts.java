package writ.inventory.holding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.ProductName;
import writ.kit.db.Sql;
import writ.kit.db.Tx;

/** Which products an agency or component has ever had, in its own spelling. */
@ApplicationScoped
public class AgencyProducts {
    private static final int STATEMENT_ROWS = 5_000;
    private static final String NAME = """
            INSERT INTO agency_products (agency, component, product, supplier, name, version, named_at)
            SELECT $1, $2, n.*, $7 FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[]) AS n
            ON CONFLICT DO NOTHING RETURNING product""";

    /** Keeps what is new to the agency or component; answers the ids of that. */
    public Uni<List<Long>> name(Tx tx, String agency, @Nullable String component, Map<Long, ProductName> spelled) {
        return Multi.createFrom()
                .iterable(new TreeMap<>(spelled).entrySet())
                .group()
                .intoLists()
                .of(STATEMENT_ROWS)
                .onItem()
                .transformToUniAndConcatenate(part -> tx.list(
                        NAME,
                        row -> row.getLong(0),
                        agency,
                        component,
                        part.stream().map(Map.Entry::getKey).toArray(Long[]::new),
                        column(part, ProductName::supplier),
                        column(part, ProductName::product),
                        column(part, ProductName::version),
                        Sql.at(tx.now())))
                .collect()
                .in(ArrayList<Long>::new, Collection::addAll)
                .map(List::copyOf);
    }

    private static @Nullable String[] column(
            List<Map.Entry<Long, ProductName>> part, Function<ProductName, @Nullable String> field) {
        return part.stream().map(Map.Entry::getValue).map(field).toArray(String[]::new);
    }
}
