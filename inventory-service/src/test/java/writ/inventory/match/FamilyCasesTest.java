package writ.inventory.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import writ.inventory.product.Product;
import writ.inventory.product.ProductName;
import writ.inventory.scope.Scope;

/** The labelled set of products of supplier families, each decided by the scope it names. */
class FamilyCasesTest {
    private static final Path CASES = Path.of("src/test/resources/families");
    private static final Path SEEDS = Path.of("../directive-service/src/main/resources/directives");

    private final Map<String, Matcher> matchers = new HashMap<>();

    @Test
    void everyCaseIsDecidedAsItIsLabelled() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<NamedCsvRecord> cases = cases();
        for (NamedCsvRecord each : cases) {
            Decision decision = matcher(each.getField("scope")).decide(product(each));
            String verdict = decision == null ? "none" : decision.verdict().code();
            if (!verdict.equals(each.getField("verdict"))) {
                wrong.add(each.getStartingLineNumber() + " is " + verdict + ": " + each.getFields()
                        + (decision == null ? "" : " " + decision.why()));
            }
        }

        assertEquals("", String.join("\n", wrong));
        assertTrue(cases.size() >= 200);
    }

    @Test
    void whatIsMatchedSaysByWhichDatumAndHowSurely() throws IOException {
        for (NamedCsvRecord each : cases()) {
            Product product = product(each);
            Decision decision = matcher(each.getField("scope")).decide(product);
            if (decision != null) {
                Evidence evidence = decision.evidence();
                assertTrue(!evidence.datum().isBlank() && !decision.why().isBlank(), each::toString);
                assertTrue(
                        decision.verdict() != Verdict.MATCHED || evidence.confidence() != Confidence.LOW,
                        each::toString);
                assertEquals(decision.verdict() == Verdict.EXCLUDED, decision.because() != null, each::toString);
            }
        }
    }

    private static List<NamedCsvRecord> cases() throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(CASES.resolve("cases.csv"))) {
            return csv.stream().toList();
        }
    }

    private Matcher matcher(String scope) {
        return matchers.computeIfAbsent(scope, FamilyCasesTest::read);
    }

    private static Matcher read(String scope) {
        Path seed = SEEDS.resolve(scope + ".yaml");
        try {
            JsonNode document = new YAMLMapper()
                    .readTree(Files.newBufferedReader(Files.exists(seed) ? seed : CASES.resolve(scope + ".yaml")));
            JsonNode spec = document.has("spec") ? document.get("spec") : document;
            LocalDate issued = LocalDate.parse(spec.path("issued").asText());
            return new Matcher(Scope.read(scope, 1, issued, spec.path("scope")));
        } catch (IOException e) {
            throw new IllegalArgumentException(scope, e);
        }
    }

    private static Product product(NamedCsvRecord of) {
        return Product.of(
                1,
                new ProductName(
                        of.getField("supplier"),
                        of.getField("product"),
                        orNull(of, "version"),
                        orNull(of, "cpe"),
                        orNull(of, "purl"),
                        orNull(of, "swid"),
                        of.getField("embedded").equals("yes")));
    }

    private static @Nullable String orNull(NamedCsvRecord of, String field) {
        String text = of.getField(field);
        return text.isEmpty() ? null : text;
    }
}
