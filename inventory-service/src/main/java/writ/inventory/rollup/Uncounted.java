package writ.inventory.rollup;

import io.vertx.mutiny.sqlclient.Row;

/** How many products of an agency a person has to look at for a directive, and how many it leaves out. */
record Uncounted(String agency, String directive, long possible, long excluded) {
    static Uncounted read(Row row) {
        return new Uncounted(
                row.getString("agency"), row.getString("directive"), row.getLong("possible"), row.getLong("excluded"));
    }
}
