package writ.directive.directive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Reads and checks directives as they are sent, and writes them in the form that is asked for. */
@ApplicationScoped
class Documents {

    /** The longest public directive is a tenth of this. */
    static final int MAX_BYTES = 256 * 1024;

    static final String SCHEMA = "/schemas/directive-v1.json";

    private final ObjectMapper json;
    private final String schema;
    private final SchemaCheck check;

    Documents(ObjectMapper json) {
        this.json = json;
        this.schema = resource(SCHEMA);
        this.check = new SchemaCheck(tree(json, schema));
    }

    /** The JSON Schema as it is committed. */
    String schema() {
        return schema;
    }

    /** A directive that was sent and found good. */
    record Sent(DocumentFormat format, byte[] bytes, String digest, Tree tree, DirectiveDocument document) {}

    /** @throws Problem too-large, malformed with the place, or invalid with every fault and its place */
    Sent read(DocumentFormat format, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw Problem.of(CommonProblem.TOO_LARGE, "A directive may have at most " + MAX_BYTES + " bytes.");
        }
        Tree tree = parse(format, bytes);
        tree.refuse(check.check(tree.root()));
        tree.refuse(SenseCheck.check(tree.root()));
        return new Sent(format, bytes, digest(bytes), tree, DocumentReader.read(tree.root()));
    }

    /** The same document in another form; in the form it was sent in, the very same text. */
    static String as(DocumentFormat wanted, DocumentFormat sent, byte[] bytes) {
        if (wanted == sent) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        JsonNode root = parse(sent, bytes).root();
        return wanted == DocumentFormat.YAML ? YamlWriter.write(root) : root.toPrettyString() + "\n";
    }

    /** A document that was found good before. */
    DirectiveDocument stored(String text) {
        return DocumentReader.read(tree(json, text));
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Tree parse(DocumentFormat format, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return format == DocumentFormat.YAML ? YamlReader.read(withoutMark) : JsonReader.read(withoutMark);
        } catch (CharacterCodingException e) {
            throw Problem.of(CommonProblem.MALFORMED, "The document is not UTF-8.");
        }
    }

    private static String resource(String path) {
        try (var in = Documents.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(ObjectMapper json, String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("what is stored or committed here is not JSON", e);
        }
    }
}
