package writ.kit.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that ends in a problem response (RFC 9457); thrown, or failed into a Uni, from anywhere. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<Map<String, String>> errors = new ArrayList<>();
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    private Problem(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    /** @param detail what is wrong with this request and how to mend it; never a secret, SQL or a class name */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail);
    }

    /** The one answer for what does not exist and for what the caller may not know of. */
    public static Problem notFound() {
        return of(CommonProblem.NOT_FOUND, "No such resource, or not one that you may see.");
    }

    /** Adds to `errors` where the fault is: a JSON pointer, a parameter's name, or "line 17, column 3". */
    public Problem at(String where, String detail) {
        errors.add(Map.of("at", where, "detail", detail));
        return this;
    }

    /** Adds an extension member to the body. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Adds a response header, such as Retry-After. */
    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    /** The body as RFC 9457 orders it; `instance` is not used. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.uri());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", String.valueOf(getMessage()));
        if (!errors.isEmpty()) {
            body.put("errors", List.copyOf(errors));
        }
        body.putAll(members);
        return body;
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
