package writ.directive.directive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Documents that tests send. */
final class Sample {

    private Sample() {}

    /** A small directive of one agency and one action. */
    static String yaml(String name) {
        return """
                # kept as it is sent
                apiVersion: writ.dev/v1
                kind: Directive
                metadata: { name: %s }
                spec:
                  id: ED 99-01
                  title: A sample
                  instrument: ED
                  issued: 2018-02-12
                  zone: America/New_York
                  handling: Share freely
                  audiences: { some: { agencies: [usda, epa] } }
                  actions:
                    - id: RA1
                      deliver: inventory-report
                      due: { after: issuance, days: 28 }
                """.formatted(name);
    }

    static String json(String name) {
        return """
                { "apiVersion": "writ.dev/v1", "kind": "Directive", "metadata": {"name": "%s"},
                  "spec": {"id": "ED 99-02", "title": "A sample: in JSON", "instrument": "ED", "issued": "2018-02-12",
                    "zone": "UTC", "handling": "Share freely", "audiences": {"all": {"categories": ["FCEB"]}},
                    "actions": [{"id": "RA1", "deliver": "status", "begin": {"after": "issuance", "days": 1}}]}}""".formatted(name);
    }

    static String resource(String path) {
        try (InputStream in = Sample.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}
