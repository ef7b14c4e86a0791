package writ.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import writ.local.plan.Service;
import writ.local.service.Launch;

/** What is printed when the suite is ready: where everything is, and for each role a command to try. */
final class Welcome {

    private final Launch launch;

    Welcome(Launch launch) {
        this.launch = launch;
    }

    void print(Console console, String took) {
        String base = launch.baseUrl();
        StringBuilder page = new StringBuilder();
        page.append("\nReady after ").append(took).append(".\n\n");
        line(page, "the whole API", base);
        for (Service service : Service.values()) {
            line(page, service.fullName(), base + "/openapi/" + service.shortName());
        }
        line(page, "mail that was sent", base + "/dev/inbox");
        line(
                page,
                "the business clock",
                base + "/dev/clock" + (launch.simulatedClock() ? "" : " (it is the real one)"));
        line(page, "issuer of tokens", launch.issuer());
        line(page, "where everything is", launch.data().resolve("suite.json").toString());
        page.append("\nTry, as each role:\n");
        examples()
                .forEach((role, path) -> page.append("  curl -H \"Authorization: Bearer $(")
                        .append(token())
                        .append(' ')
                        .append(role)
                        .append(")\" '")
                        .append(base)
                        .append(path)
                        .append("'\n"));
        page.append("\nCtrl-C stops everything.");
        console.say(page.toString());
    }

    private static void line(StringBuilder page, String what, String where) {
        page.append("  %-22s%s%n".formatted(what, where));
    }

    private static Map<String, String> examples() {
        Map<String, String> examples = new LinkedHashMap<>();
        examples.put("authority-issuer", "/v1/directives");
        examples.put("authority-analyst", "/v1/holdings/summary?supplier=Kaspersky");
        examples.put("agency-reporter usda", "/v1/reports");
        examples.put("agency-attester usda", "/v1/obligations");
        examples.put("component-reporter usda fs", "/v1/reports");
        examples.put("auditor '*'", "/v1/directive-events");
        examples.put("oversight", "/v1/holdings/summary?supplier=Kaspersky");
        examples.put("affected-entity", "/openapi/directive");
        examples.put("service", "/v1/inventory-events");
        return examples;
    }

    private String token() {
        Path usual = launch.home().resolve(".writ");
        return launch.data().equals(usual) ? "deploy/token" : "deploy/token --data " + launch.data();
    }
}
