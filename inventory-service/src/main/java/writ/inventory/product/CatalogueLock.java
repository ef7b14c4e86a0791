package writ.inventory.product;

import io.smallrye.mutiny.Uni;
import writ.kit.db.Tx;

/**
 * Keeps products and scopes from passing each other unseen. Whoever makes a product visible, or figures about one,
 * shares it; whoever changes a scope holds it alone. It is its own statement: what follows it in the transaction
 * sees all that was committed before it was granted.
 */
public final class CatalogueLock {
    // any number that no other advisory lock of this database has
    private static final long KEY = 0x57_52_49_54_43_41_54L;

    private CatalogueLock() {}

    public static Uni<Void> share(Tx tx) {
        return tx.rows("SELECT pg_advisory_xact_lock_shared($1)", KEY).replaceWithVoid();
    }

    public static Uni<Void> alone(Tx tx) {
        return tx.rows("SELECT pg_advisory_xact_lock($1)", KEY).replaceWithVoid();
    }
}
