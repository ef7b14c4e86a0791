package writ.local.edge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Requests as the edge hands them to a resource. */
public final class DevRequests {

    private DevRequests() {}

    public static DevRequest get(String... below) {
        return new DevRequest("GET", List.of(below), Map.of(), new byte[0]);
    }

    public static DevRequest get(Map<String, String> query) {
        return new DevRequest("GET", List.of(), query, new byte[0]);
    }

    public static DevRequest put(String body) {
        return new DevRequest("PUT", List.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
