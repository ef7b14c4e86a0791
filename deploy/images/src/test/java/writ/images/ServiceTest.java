package writ.images;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTest {

    /** Half of the memory, up to what short pointers reach, which AOT caches are made for. */
    @ParameterizedTest
    @CsvSource({"1g, 536870912", "80g, 3[0-9]{10}"})
    void pointersStayShortOnAnyMachine(String memory, String heap) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:MaxRAM=" + memory));
        command.addAll(Service.FLAGS_JVM);
        command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));

        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertTrue(said.matches("(?s).* UseCompressedOops += true .*"), said);
        assertTrue(said.matches("(?s).* MaxHeapSize += " + heap + " .*"), said);
    }
}
