package writ.inventory.match;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import writ.inventory.scope.Scope;

/** The scope of BOD 17-01, as directive-service's feed carries it. */
public final class Kaspersky {
    public static final String SCOPE = """
            {"suppliers": [{
               "name": "Kaspersky",
               "aliases": ["AO Kaspersky Lab", "Kaspersky Lab North America", "Kaspersky Lab, Inc.",
                 "Kaspersky Government Security Solutions, Inc.", "Лаборатория Касперского"],
               "cpeVendors": ["kaspersky", "kaspersky_lab"]}],
             "known": ["Kaspersky Anti-Virus", "Kaspersky Internet Security", "Kaspersky Total Security",
               "Kaspersky Small Office Security", "Kaspersky Anti Targeted Attack", "Kaspersky Endpoint Security",
               "Kaspersky Cloud Security (Enterprise)", "Kaspersky Cybersecurity Services",
               "Kaspersky Private Security Network", "Kaspersky Embedded Systems Security"],
             "exclude": [
               {"embedded": true, "because": "embedded in another company's product"},
               {"product": "Kaspersky Threat Intelligence", "because": "a service outside the directive"},
               {"product": "Kaspersky Security Training", "because": "a service outside the directive"}]}""";

    private Kaspersky() {}

    static Scope scope() {
        return read(SCOPE);
    }

    static Scope read(String json) {
        try {
            return Scope.read("bod-17-01", 1, LocalDate.of(2017, 9, 13), new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
