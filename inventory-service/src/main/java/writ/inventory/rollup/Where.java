package writ.inventory.rollup;

import java.util.ArrayList;
import java.util.List;

/** Conditions of a query that are there only when asked for, with their parameters; each ? is one. */
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> args = new ArrayList<>();

    Where and(String condition, Object... values) {
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

    /** Adds a parameter that stands outside the conditions; answers how to refer to it. */
    String parameter(Object value) {
        args.add(value);
        return "$" + args.size();
    }

    /** The whole clause, or nothing. */
    String clause() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    Object[] args() {
        return args.toArray();
    }
}
