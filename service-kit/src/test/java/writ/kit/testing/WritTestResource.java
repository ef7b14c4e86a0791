package writ.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a Quarkus test a real PostgreSQL and a real issuer; argument `service` names the schema. Further arguments
 * are configuration of the service under test.
 */
public class WritTestResource implements QuarkusTestResourceLifecycleManager {

    private String service = "";
    private final Map<String, String> more = new HashMap<>();

    @Override
    public void init(Map<String, String> arguments) {
        more.putAll(arguments);
        service = more.remove("service");
    }

    /** For tests that start processes of their own; answers what one of a service is told, as the framework's tests are. */
    public static Map<String, String> of(String service) {
        WritTestResource suite = new WritTestResource();
        suite.init(new HashMap<>(Map.of("service", service)));
        return suite.start();
    }

    @Override
    public Map<String, String> start() {
        try {
            Map<String, String> settings = new HashMap<>(Suite.start(service));
            settings.putAll(more);
            return settings;
        } catch (Exception e) {
            throw new IllegalStateException("the test suite does not start", e);
        }
    }

    @Override
    public void stop() {
        // shared by all test classes of the JVM; the processes end with it
    }
}
