package writ.kit.db;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;

/** Conditions of a query that are there only when asked for, with their parameters; each ? is one. */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> args = new ArrayList<>();

    /**
     * Begins with the rows of the caller's agency, and with all rows for who reaches every agency. Row-level security
     * shows no more either, but a policy for both kinds of callers cannot use an index.
     */
    public static Where reached(Caller caller, String agencyColumn) {
        Where where = new Where();
        return caller.reachesAll() ? where : where.and(agencyColumn + " = ?", caller.reach());
    }

    public Where and(String condition, Object... values) {
        StringBuilder numbered = new StringBuilder();
        for (int at = 0, value = 0; at < condition.length(); at++) {
            char c = condition.charAt(at);
            if (c == '?') {
                numbered.append(parameter(values[value++]));
            } else {
                numbered.append(c);
            }
        }
        conditions.add(numbered.toString());
        return this;
    }

    /** Adds a condition with one parameter, unless that is null. */
    public Where andIfAsked(String condition, @Nullable Object value) {
        return value == null ? this : and(condition, value);
    }

    /** Adds a parameter that stands outside the conditions; answers how to refer to it. */
    public String parameter(Object value) {
        args.add(value);
        return "$" + args.size();
    }

    /** The whole clause, or nothing. */
    public String clause() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    public Object[] args() {
        return args.toArray();
    }
}
