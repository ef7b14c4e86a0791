package writ.directive.directive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import writ.directive.directive.Tree.Faults;
import writ.kit.problem.Problem;

class ScopeCheckTest {

    @Test
    void scopeWithEveryMemberPasses() {
        assertTrue(check("""
                {"suppliers": [{"name": "Pulse Secure", "cpeVendors": ["pulsesecure"], "relations": [
                   {"name": "Ivanti", "is": "parent", "aliases": ["Ivanti, Inc."], "cpeVendors": ["ivanti"],
                    "from": "2020-12-01"},
                   {"name": "Juniper Networks", "is": "predecessor", "until": "2014-10-01"}]}],
                 "known": ["Pulse Connect Secure"],
                 "products": [{"name": "Orion Platform", "suppliers": ["SolarWinds"],
                               "versions": "vers:generic/>=2019.4|<=2020.2.1 HF 1"}],
                 "cpes": ["cpe:2.3:a:pulsesecure:pulse_connect_secure:9.*:*:*:*:*:*:*:*",
                          "cpe:2.3:h:cisco:asa_5500-x:-:*:*:*:*:*:*:*", "cpe:2.3:a:a:c\\\\+\\\\+:1\\\\:2:??:*:*:*:*:*:*"],
                 "purls": [{"purl": "pkg:maven/org.apache.logging.log4j/log4j-core",
                            "versions": "vers:maven/>=2.0-beta9|<2.3.1|!=2.2"},
                           {"purl": "pkg:npm/%40angular/core@1.0.0"}],
                 "swidTags": ["2df9de35-0aff-4a86-ace6-f7dddd1ade4c"],
                 "exclude": [{"embedded": true, "product": "Engine", "because": "x"},
                             {"cpe": "cpe:2.3:a:a:b:*:*:*:*:*:*:*:*", "because": "x"},
                             {"purl": "pkg:npm/x", "versions": "vers:npm/*", "because": "x"}]}""").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpe:/a:acme:tool",
                "cpe:2.3:a:acme:tool:1:*:*:*:*:*:*",
                "cpe:2.3:x:acme:tool:1:*:*:*:*:*:*:*",
                "cpe:2.3:a:ac*me:tool:1:*:*:*:*:*:*:*",
                "cpe:2.3:a:acme::1:*:*:*:*:*:*:*",
                "cpe:2.3:a:ac me:tool:1:*:*:*:*:*:*:*"
            })
    void cpeThatIsNoneIsTold(String cpe) {
        assertEquals(
                Map.of(
                        "/spec/scope/cpes/0",
                        "must be a CPE 2.3 name of eleven attributes, as cpe:2.3:a:kaspersky:anti-virus:*:*:*:*:*:*:*:*"),
                check("{\"cpes\": [\"" + cpe + "\"]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"purl": "npm/x"};                                         /purl
            {"purl": "pkg:npm"};                                       /purl
            {"purl": "pkg:npm/x?a=b"};                                 /purl
            {"purl": "pkg:npm/x@1", "versions": "vers:npm/1"};         /versions
            {"purl": "pkg:npm/x", "versions": "npm/1"};                /versions
            {"purl": "pkg:npm/x", "versions": "vers:npm/>=1|"};        /versions
            {"purl": "pkg:npm/x", "versions": "vers:npm/>=>1"};        /versions
            """)
    void packageThatCannotBeReadIsTold(String named, String member) {
        assertEquals(
                List.of("/spec/scope/purls/0" + member),
                List.copyOf(check("{\"purls\": [" + named + "]}").keySet()));
    }

    @Test
    void relationThatEndsBeforeItBeginsIsTold() {
        assertEquals(Map.of("/spec/scope/suppliers/0/relations/0/until", "must be later than from"), check("""
                        {"suppliers": [{"name": "a", "relations": [
                          {"name": "b", "is": "parent", "from": "2020-01-02", "until": "2020-01-01"}]}]}"""));
    }

    @Test
    void exclusionOfNothingIsTold() {
        assertEquals(
                Map.of(
                        "/spec/scope/exclude/0",
                        "must say what it excludes: embedded, product, supplier, cpe or purl",
                        "/spec/scope/exclude/1",
                        "must say what it excludes: embedded, product, supplier, cpe or purl",
                        "/spec/scope/exclude/1/versions",
                        "is of a purl, which is missing"),
                check("""
                        {"exclude": [{"embedded": false, "because": "x"}, {"versions": "vers:npm/1", "because": "x"}]}"""));
    }

    private static Map<String, String> check(String scope) {
        Faults faults = new Faults();
        try {
            ScopeCheck.check(new ObjectMapper().readTree(scope), faults);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        Map<String, String> told = new TreeMap<>();
        try {
            new Tree(new ObjectMapper().createObjectNode(), Map.of()).refuse(faults);
        } catch (Problem problem) {
            List<?> errors = (List<?>) problem.body().get("errors");
            for (Object error : errors) {
                var fields = new ObjectMapper().valueToTree(error);
                told.put(fields.path("at").asText(), fields.path("detail").asText());
            }
        }
        return told;
    }
}
