package writ.inventory.holding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import writ.inventory.product.Spelling;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Numbers an agency's endpoints: from 0, without gaps, never reused. Names differ by more than case and spaces. */
@ApplicationScoped
public class EndpointNumbers {
    /** Most endpoints an agency may ever have named; a bitmap over them stays within 8 MiB. */
    static final int MOST = 1 << 26;

    private static final int STATEMENT_NAMES = 10_000;
    private static final String KNOWN = "SELECT name, number FROM endpoints WHERE agency = $1 AND name = ANY($2)";
    private static final String COUNTER =
            "INSERT INTO endpoint_counters (agency, used) VALUES ($1, 0) ON CONFLICT DO NOTHING";
    private static final String LOCK = "SELECT used FROM endpoint_counters WHERE agency = $1 FOR UPDATE";
    private static final String USED = "SELECT used FROM endpoint_counters WHERE agency = $1";
    private static final String MINT = """
            WITH fresh AS (
                INSERT INTO endpoints (agency, number, name)
                SELECT $1, $2 + place - 1, name FROM unnest($3::text[]) WITH ORDINALITY AS n(name, place))
            UPDATE endpoint_counters SET used = $2 + cardinality($3) WHERE agency = $1""";

    private final Transactions transactions;

    EndpointNumbers(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The numbers of endpoints by the names given, in short transactions of its own. */
    public Uni<Map<String, Integer>> mint(Caller caller, String agency, Collection<String> names) {
        // in the order of the file: what lies together there gets numbers that do
        Map<String, String> canonical = new LinkedHashMap<>();
        names.forEach(name -> canonical.put(name, Spelling.canonical(name)));
        List<String> distinct = List.copyOf(new LinkedHashSet<>(canonical.values()));
        return Multi.createFrom()
                .iterable(distinct)
                .group()
                .intoLists()
                .of(STATEMENT_NAMES)
                .onItem()
                .transformToUniAndConcatenate(part ->
                        transactions.run(caller, tx -> mint(tx, agency, part.toArray(String[]::new))))
                .collect()
                .in(HashMap<String, Integer>::new, Map::putAll)
                .map(numbers -> {
                    Map<String, Integer> byName = HashMap.newHashMap(canonical.size());
                    canonical.forEach((name, key) -> byName.put(name, numbers.get(key)));
                    return byName;
                });
    }

    private static Uni<Map<String, Integer>> mint(Tx tx, String agency, String[] names) {
        return tx.first(USED, row -> row.getInteger(0), agency)
                .map(used -> used.orElse(0))
                .chain(used -> (used == 0
                                ? Uni.createFrom().item(new HashMap<String, Integer>())
                                : known(tx, agency, names))
                        .chain(known -> known.size() == names.length
                                ? Uni.createFrom().item(known)
                                : mint(tx, agency, names, known, used)));
    }

    /** @param asOf how many the agency had when the known ones were looked up */
    private static Uni<Map<String, Integer>> mint(
            Tx tx, String agency, String[] names, Map<String, Integer> known, int asOf) {
        return tx.update(COUNTER, agency)
                .chain(() -> tx.first(LOCK, row -> row.getInteger(0), agency))
                .map(used -> used.orElseThrow())
                .call(used -> used == asOf
                        ? Uni.createFrom().voidItem()
                        : known(tx, agency, missing(names, known)).invoke(known::putAll))
                .chain(used -> {
                    String[] fresh = missing(names, known);
                    if (fresh.length == 0) {
                        return Uni.createFrom().item(known);
                    }
                    int first = room(used, fresh);
                    for (int at = 0; at < fresh.length; at++) {
                        known.put(fresh[at], first + at);
                    }
                    return tx.update(MINT, agency, first, fresh).replaceWith(known);
                });
    }

    private static String[] missing(String[] names, Map<String, Integer> known) {
        return Arrays.stream(names).filter(name -> !known.containsKey(name)).toArray(String[]::new);
    }

    private static int room(int used, String[] names) {
        if (used > MOST - names.length) {
            throw Problem.of(CommonProblem.INVALID, "An agency cannot have named more than " + MOST + " endpoints.");
        }
        return used;
    }

    private static Uni<Map<String, Integer>> known(Tx tx, String agency, String[] names) {
        return tx.rows(KNOWN, agency, names).map(rows -> {
            Map<String, Integer> known = HashMap.newHashMap(rows.size());
            rows.forEach(row -> known.put(row.getString(0), row.getInteger(1)));
            return known;
        });
    }
}
