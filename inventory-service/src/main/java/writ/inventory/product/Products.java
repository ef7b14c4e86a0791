package writ.inventory.product;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.kit.db.Tx;

/** Gives products their ids. */
@ApplicationScoped
public class Products {
    private static final String KNOWN = "SELECT id, identity FROM products WHERE identity = ANY($1)";
    private static final String MINT = """
            INSERT INTO products (identity, supplier, product, version, cpe, purl, embedded,
                                  supplier_key, product_key, cpe_vendor, purl_base, compact, swid, minted_at)
            SELECT n.*, $14 FROM unnest($1::bytea[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                $7::boolean[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[]) AS n
            ON CONFLICT (identity) DO NOTHING RETURNING identity""";

    /**
     * The ids of products, making those that are new. Only the orchestration that matches what is fresh in the same
     * transaction may call it.
     */
    public Uni<Minted> mint(Tx tx, Batch all) {
        return known(tx, all).chain(known -> {
            Batch missing = all.without(known.keySet());
            return missing.isEmpty()
                    ? Uni.createFrom().item(minted(all, known, Set.of()))
                    : CatalogueLock.share(tx)
                            .chain(() -> insert(tx, missing))
                            .chain(fresh -> known(tx, missing).map(added -> {
                                added.putAll(known);
                                return minted(all, added, fresh);
                            }));
        });
    }

    private static Uni<Map<Buffer, Long>> known(Tx tx, Batch batch) {
        return tx.rows(KNOWN, (Object) batch.identities()).map(rows -> {
            Map<Buffer, Long> known = new HashMap<>();
            rows.forEach(row -> known.put(row.getDelegate().getBuffer("identity"), row.getLong("id")));
            return known;
        });
    }

    private static Uni<Set<Buffer>> insert(Tx tx, Batch batch) {
        List<Product> products = batch.products();
        return tx.list(
                        MINT,
                        row -> row.getDelegate().getBuffer("identity"),
                        batch.identities(),
                        batch.column(ProductName::supplier),
                        batch.column(ProductName::product),
                        batch.column(ProductName::version),
                        batch.column(ProductName::cpe),
                        batch.column(ProductName::purl),
                        products.stream().map(Product::embedded).toArray(Boolean[]::new),
                        column(products, Product::supplierKey),
                        column(products, Product::productKey),
                        column(products, Product::cpeVendor),
                        column(products, Product::purlBase),
                        column(products, Product::compact),
                        column(products, Product::swid),
                        Sql.at(tx.now()))
                .map(identities -> identities.stream().collect(Collectors.toSet()));
    }

    private static Minted minted(Batch batch, Map<Buffer, Long> ids, Set<Buffer> fresh) {
        Map<ProductName, Long> bySpelling = new HashMap<>();
        ids.forEach((identity, id) -> batch.spelled(identity).forEach(name -> bySpelling.put(name, id)));
        return new Minted(bySpelling, fresh.stream().map(batch::first).toList());
    }

    private static @Nullable String[] column(
            List<Product> products, java.util.function.Function<Product, @Nullable String> field) {
        return products.stream().map(field).toArray(String[]::new);
    }
}
