package writ.local.edge;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which service answers which paths, by deploy/routes.yaml. */
public final class Routes {

    /** Longest prefix first, so that the most exact one decides. */
    private final Map<String, String> serviceByPrefix =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private Routes(Map<String, List<String>> prefixesByService) {
        prefixesByService.forEach((service, prefixes) -> prefixes.forEach(prefix -> {
            String other = serviceByPrefix.put(prefix, service);
            if (other != null) {
                throw new IllegalArgumentException(prefix + " is routed to both " + other + " and " + service);
            }
        }));
    }

    private record File(Map<String, List<String>> routes) {}

    public static Routes read(Path file) throws IOException {
        return new Routes(new YAMLMapper().readValue(file.toFile(), File.class).routes());
    }

    /** The file of the build, as it was packaged. */
    public static Routes packaged() throws IOException {
        try (InputStream file = Routes.class.getResourceAsStream("/writ/local/routes.yaml")) {
            return new Routes(new YAMLMapper().readValue(file, File.class).routes());
        }
    }

    /** The service whose prefix covers a path; a prefix covers itself and everything below it. */
    public Optional<String> serviceOf(String path) {
        return serviceByPrefix.entrySet().stream()
                .filter(route -> covers(route.getKey(), path))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    static boolean covers(String prefix, String path) {
        if (prefix.equals("/")) {
            return path.equals("/");
        }
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
