package writ.acceptance;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What can be seen without changing anything. */
final class Reading {

    private static final Map<String, String> LISTS =
            Map.of("directive", "/v1/directives", "inventory", "/v1/reports", "notification", "/v1/alerts");

    private final Settings settings;
    private final Api nobody;
    private final Consumer<String> say;

    Reading(Settings settings, Api nobody, Consumer<String> say) {
        this.settings = settings;
        this.nobody = nobody;
        this.say = say;
    }

    void run() {
        for (Settings.Target target : settings.targets()) {
            nobody.get(target.managementUrl() + "/q/health/ready");
            say.accept(target.service() + "-service is ready");
            String path = "/openapi/" + target.service();
            if (!nobody.get(target.url() + path).text().startsWith("---\nopenapi: 3.")) {
                throw new Failure(target.url() + path + " is no OpenAPI document");
            }
            say.accept(path + " is served");
        }
        settings.reader()
                .ifPresentOrElse(
                        this::lists, () -> say.accept("no list was read: tests.reader names no client to sign in as"));
    }

    private void lists(Settings.Client client) {
        Api reader = nobody.as(client, settings.issuer());
        for (Settings.Target target : settings.targets()) {
            String path = Objects.requireNonNull(LISTS.get(target.service()));
            if (!reader.get(target.url() + path + "?limit=1")
                    .body()
                    .path("items")
                    .isArray()) {
                throw new Failure(target.url() + path + " is no list");
            }
            say.accept(path + " is listed for " + client.id());
        }
    }
}
