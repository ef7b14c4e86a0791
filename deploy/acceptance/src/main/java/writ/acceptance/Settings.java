package writ.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to look at and as whom, from the environment.
 *
 * @param issuer WRIT_OIDC_ISSUER
 * @param reader WRIT_TESTS_READER_ID and _SECRET: a client that may list, as an auditor of all; empty to read no list
 * @param writers empty unless WRIT_TESTS_WRITE is true
 */
record Settings(List<Target> targets, String issuer, Optional<Client> reader, Optional<Writers> writers) {

    /** A service: where it answers, and where it says how it is. */
    record Target(String service, String url, String managementUrl) {}

    /** Who signs in by client credentials. */
    record Client(String id, String secret) {}

    /**
     * Who issues and who reports.
     *
     * @param issuer WRIT_TESTS_ISSUER_ID and _SECRET, with the role authority-issuer
     * @param reporter WRIT_TESTS_REPORTER_ID and _SECRET, with the role agency-reporter for the agency
     * @param agency WRIT_TESTS_AGENCY, its slug
     */
    record Writers(Client issuer, Client reporter, String agency) {}

    /** @throws Failure naming every variable that is missing */
    static Settings of(Map<String, String> environment) {
        Wanted wanted = new Wanted(environment, new ArrayList<>());
        List<Target> targets = Stream.of("directive", "inventory", "notification")
                .map(service -> new Target(
                        service,
                        wanted.text("WRIT_" + service.toUpperCase(Locale.ROOT) + "_URL"),
                        wanted.text("WRIT_" + service.toUpperCase(Locale.ROOT) + "_MANAGEMENT_URL")))
                .toList();
        String issuer = wanted.text("WRIT_OIDC_ISSUER");
        Optional<Client> reader =
                environment.getOrDefault("WRIT_TESTS_READER_ID", "").isBlank()
                        ? Optional.empty()
                        : Optional.of(wanted.client("WRIT_TESTS_READER"));
        Optional<Writers> writers =
                environment.getOrDefault("WRIT_TESTS_WRITE", "").equals("true")
                        ? Optional.of(new Writers(
                                wanted.client("WRIT_TESTS_ISSUER"),
                                wanted.client("WRIT_TESTS_REPORTER"),
                                wanted.text("WRIT_TESTS_AGENCY")))
                        : Optional.empty();
        wanted.check();
        return new Settings(targets, issuer, reader, writers);
    }

    Target target(String service) {
        return targets.stream()
                .filter(target -> target.service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private record Wanted(Map<String, String> environment, List<String> missing) {

        String text(String name) {
            String value = environment.getOrDefault(name, "").strip();
            if (value.isEmpty()) {
                missing.add(name);
            }
            return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        }

        Client client(String prefix) {
            return new Client(text(prefix + "_ID"), text(prefix + "_SECRET"));
        }

        void check() {
            if (!missing.isEmpty()) {
                throw new Failure("not set: " + String.join(", ", missing));
            }
        }
    }
}
