package writ.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A Kubernetes by its own commands, in one namespace. */
final class Cluster {

    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final String namespace;
    private final Transcript transcript;

    Cluster(String namespace, Transcript transcript) {
        this.namespace = namespace;
        this.transcript = transcript;
    }

    String namespace() {
        return namespace;
    }

    /** kubectl in the namespace; what it prints. */
    String kubectl(String... arguments) {
        return good(tryKubectl(arguments), "kubectl " + String.join(" ", arguments));
    }

    Shell.Result tryKubectl(String... arguments) {
        return Shell.run(USUAL, command("kubectl", arguments));
    }

    /** The same, and the transcript shows it. */
    String showKubectl(String... arguments) {
        String output = kubectl(arguments);
        transcript.typed("kubectl -n " + namespace + " " + String.join(" ", arguments), output);
        return output;
    }

    JsonNode json(String... arguments) {
        String output = kubectl(
                Stream.concat(Stream.of(arguments), Stream.of("-o", "json")).toArray(String[]::new));
        try {
            return JSON.readTree(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void apply(String manifests) {
        List<String> command = command("kubectl", "apply", "-f", "-");
        good(Shell.run(USUAL, command, manifests), "kubectl apply");
    }

    String helm(String... arguments) {
        return good(tryHelm(arguments), "helm " + String.join(" ", arguments));
    }

    Shell.Result tryHelm(String... arguments) {
        return Shell.run(USUAL, command("helm", arguments));
    }

    /** The same, and the transcript shows it, with shorter words for the arguments if there are some. */
    String showHelm(String shown, String... arguments) {
        String output = helm(arguments);
        transcript.typed("helm -n " + namespace + " " + shown, output);
        return output;
    }

    /** Looks until it is so; each look costs a command. */
    void await(String what, Duration atMost, BooleanSupplier holds) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new Failure(what + ": not within " + atMost.toSeconds() + " s");
            }
            Pause.of(Duration.ofMillis(250));
        }
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program, "--namespace", namespace));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String good(Shell.Result result, String command) {
        if (!result.isGood()) {
            throw new Failure(command + " ended with " + result.status() + ":\n"
                    + result.output().strip());
        }
        return result.output();
    }
}
