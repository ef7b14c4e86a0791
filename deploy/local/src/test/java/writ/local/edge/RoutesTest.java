package writ.local.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private static final Path REPOSITORY = Path.of("../..");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "/v1/reports, inventory-service",
        "/v1/reports/7/content, inventory-service",
        "/obligations/7, directive-service",
        "/v1/obligations, directive-service",
        "/openapi/notification, notification-service"
    })
    void aPrefixCoversItselfAndWhatIsBelow(String path, String service) throws Exception {
        assertEquals(Optional.of(service), shipped().serviceOf(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/reportscope", "/q/health", "/openapi", "/dev/clock"})
    void whatNoPrefixCoversIsNobodys(String path) throws Exception {
        assertEquals(Optional.empty(), shipped().serviceOf(path));
    }

    @Test
    void aPathRoutedTwiceIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("routes.yaml"), "routes: {a: [/v1/x], b: [/v1/x]}");

        assertThrows(IllegalArgumentException.class, () -> Routes.read(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive-service", "inventory-service", "notification-service"})
    void everyPathOfAServicesContractIsRoutedToIt(String service) throws Exception {
        JsonNode contract = new YAMLMapper()
                .readTree(REPOSITORY.resolve(service).resolve("openapi.yaml").toFile());
        List<String> paths = StreamSupport.stream(
                        ((Iterable<String>) contract.path("paths")::fieldNames).spliterator(), false)
                .toList();
        Routes routes = shipped();

        assertTrue(paths.size() > 3, "the contract of " + service + " has paths");
        assertEquals(
                List.of(),
                paths.stream()
                        .filter(path -> !routes.serviceOf(path).equals(Optional.of(service)))
                        .toList());
    }

    private static Routes shipped() throws Exception {
        return Routes.read(REPOSITORY.resolve("deploy/routes.yaml"));
    }
}
