package writ.kit.ready;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import writ.kit.testing.Database;
import writ.kit.testing.Gate;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** What a service needs from outside, each behind a gate that is shut at the start; and a schema without a table. */
public class Outside implements QuarkusTestResourceLifecycleManager {

    static final String SERVICE = "late";

    private Gate database;
    private Gate issuer;

    @Override
    public Map<String, String> start() {
        WritTestResource suite = new WritTestResource();
        suite.init(new HashMap<>(Map.of("service", SERVICE)));
        Map<String, String> settings = new HashMap<>(suite.start());
        database = Gate.before(Database.port());
        issuer = Gate.before(URI.create(Tokens.issuerUrl()).getPort());
        settings.put("writ.db.migrate", "false");
        settings.remove("writ.db.owner-password");
        settings.put("writ.db.host", "127.0.0.1");
        settings.put("writ.db.port", String.valueOf(database.port()));
        settings.put("writ.oidc.issuer", issuerUrl() + "/"); // which some write and tokens may not have
        return settings;
    }

    private String issuerUrl() {
        return "http://localhost:" + issuer.port() + "/writ";
    }

    @Override
    public void inject(Object test) {
        if (test instanceof ReadinessApiTest one) {
            one.database = database;
            one.issuer = issuer;
            one.issuerUrl = issuerUrl();
        }
    }

    @Override
    public void stop() {
        database.shut();
        issuer.shut();
    }
}
