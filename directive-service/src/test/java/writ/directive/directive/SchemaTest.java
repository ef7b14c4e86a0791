package writ.directive.directive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import writ.kit.problem.Problem;

/** The committed schema: what Kubernetes can carry of it, and that our check of it agrees with a library's. */
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> STRUCTURAL = Set.of(
            "type",
            "description",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "pattern",
            "format",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minimum",
            "maximum");

    private static final Schema LIBRARY = library(tree(resource("/schemas/directive-v1.json")));

    private final JsonNode schema = tree(resource("/schemas/directive-v1.json"));
    private final JsonNode published =
            YamlReader.read(resource("/directives/bod-17-01.yaml")).root();
    private final JsonNode good = withThresholds(published);

    @Test
    void aKubernetesDefinitionCanCarryIt() {
        ObjectNode root = schema.deepCopy();
        root.remove(List.of("$schema", "$id", "title"));

        assertEquals(List.of(), faults(root, ""));
        assertEquals(Set.of("name"), names(root.at("/properties/metadata/properties")));
    }

    @Test
    void thePublicDirectivePasses() {
        assertTrue(new SchemaCheck(schema).check(published).isEmpty());
        assertTrue(SenseCheck.check(published).isEmpty());
        assertTrue(published.at("/spec/quality").isMissingNode(), "it states no thresholds of its own");
    }

    /** The library judges the same schema closed: with `additionalProperties: false` wherever members are named. */
    @Property(tries = 2000)
    void ourCheckAndTheLibraryAgreeOnDamagedDirectives(
            @ForAll @IntRange(max = 100_000) int where,
            @ForAll("values") JsonNode value,
            @ForAll("damages") String how) {
        JsonNode damaged = damage(good.deepCopy(), where, value, how);

        boolean ours = new SchemaCheck(schema).check(damaged).isEmpty();

        assertEquals(LIBRARY.validate(damaged).isEmpty(), ours, damaged.toString());
    }

    @Test
    void theDamageOfTheTestAboveIsRealDamage() {
        assertNotEquals(good, damage(good.deepCopy(), 7, JSON.nullNode(), "replace"));
        assertNotEquals(good, damage(good.deepCopy(), 7, JSON.nullNode(), "remove"));
        assertNotEquals(good, damage(good.deepCopy(), 7, JSON.nullNode(), "add"));
    }

    @Test
    void whatIsReadOnOneLineHasNoControlCharacters() {
        for (String member : List.of("id", "title", "instrument", "handling")) {
            for (String bad : List.of("\r\nBcc: x", "\n", "\t", "\0", "\u007f", "\u0085", "\u2028", "\u2029")) {
                JsonNode damaged = good.deepCopy();
                ((ObjectNode) damaged.get("spec")).put(member, "ED" + bad);

                Problem refused = assertThrows(Problem.class, () -> read(damaged));

                String errors = refused.body().get("errors").toString();
                assertTrue(errors.contains("at=/spec/" + member), errors);
                assertTrue(errors.contains("must be one line without control characters"), errors);
            }
        }
    }

    @Test
    void thresholdsAreSharesAndWholeDays() {
        assertTrue(new SchemaCheck(schema).check(good).isEmpty());
        for (String bad : List.of(
                "{\"coverage\": 1.01}", "{\"jump\": -0.1}", "{\"daysOld\": 1.5}", "{\"identified\": \"0.5\"}")) {
            ObjectNode damaged = good.deepCopy();
            ((ObjectNode) damaged.get("spec")).set("quality", tree(bad));

            Problem refused = assertThrows(Problem.class, () -> read(damaged), bad);

            assertTrue(refused.body().get("errors").toString().contains("at=/spec/quality/"), bad);
        }
        assertEquals(
                "0.85",
                JSON.valueToTree(read(good).document().quality().get("coverage"))
                        .toString());
    }

    @Test
    void aPatternHoldsToTheVeryEndOfAText() {
        JsonNode damaged = good.deepCopy();
        ((ObjectNode) damaged.at("/spec/actions/0")).put("id", "RA1\n");

        assertThrows(Problem.class, () -> read(damaged));
    }

    private static JsonNode withThresholds(JsonNode document) {
        ObjectNode root = document.deepCopy();
        ((ObjectNode) root.get("spec"))
                .set(
                        "quality",
                        tree(
                                "{\"coverage\": 0.85, \"identified\": 1, \"duplicates\": 0.0, \"daysOld\": 7, \"jump\": 0.5}"));
        return root;
    }

    private static Documents.Sent read(JsonNode document) {
        return new Documents(JSON).read(DocumentFormat.JSON, document.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> damages() {
        return Arbitraries.of("replace", "remove", "add");
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return Arbitraries.of(
                        "null",
                        "true",
                        "-1",
                        "0",
                        "30",
                        "3653",
                        "3654",
                        "0.25",
                        "1.5",
                        "1e300",
                        "\"\"",
                        "\"x\"",
                        "\"2017-02-30\"",
                        "\"2017-09-13\"",
                        "\"plan\"",
                        "\"A b\"",
                        "\"plan\\n\"",
                        "\"a\\r\\nb\"",
                        "\"a\\u2028b\"",
                        "[]",
                        "{}",
                        "[\"FCEB\"]",
                        "[1]",
                        "{\"days\": 3}",
                        "\"" + "x".repeat(400) + "\"")
                .map(SchemaTest::tree);
    }

    private static JsonNode damage(JsonNode root, int where, JsonNode value, String how) {
        List<Runnable> places = new ArrayList<>();
        collect(root, value, how, places);
        places.get(where % places.size()).run();
        return root;
    }

    private static void collect(JsonNode node, JsonNode value, String how, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            if (how.equals("add")) {
                places.add(() -> object.set("extra", value));
            }
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                if (how.equals("replace")) {
                    places.add(() -> object.set(member.getKey(), value));
                } else if (how.equals("remove")) {
                    places.add(() -> object.remove(member.getKey()));
                }
                collect(member.getValue(), value, how, places);
            }
        } else if (node instanceof ArrayNode array) {
            if (how.equals("add")) {
                places.add(() -> array.add(value));
            }
            array.forEach(item -> collect(item, value, how, places));
        }
    }

    private static Schema library(JsonNode schema) {
        ObjectNode closed = schema.deepCopy();
        close(closed);
        ((ObjectNode) closed.at("/properties/metadata")).remove("additionalProperties");
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(closed);
    }

    private static void close(JsonNode node) {
        if (node.has("properties")
                && node.get("properties").isObject()
                && node.path("type").isTextual()) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        node.forEach(SchemaTest::close);
    }

    private static List<String> faults(JsonNode rule, String at) {
        List<String> faults = new ArrayList<>();
        names(rule).stream().filter(word -> !STRUCTURAL.contains(word)).forEach(word -> faults.add(at + ": " + word));
        if (!rule.path("type").isTextual()) {
            faults.add(at + ": has no single type");
        }
        if (rule.has("properties") && rule.has("additionalProperties")) {
            faults.add(at + ": has both properties and additionalProperties");
        }
        rule.path("properties").properties().forEach(m -> faults.addAll(faults(m.getValue(), at + "/" + m.getKey())));
        for (String one : List.of("items", "additionalProperties")) {
            if (rule.has(one)) {
                faults.addAll(faults(rule.get(one), at + "/" + one));
            }
        }
        return faults;
    }

    private static Set<String> names(JsonNode object) {
        return Set.copyOf(object.propertyStream().map(Map.Entry::getKey).toList());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private static String resource(String path) {
        try (InputStream in = SchemaTest.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}
