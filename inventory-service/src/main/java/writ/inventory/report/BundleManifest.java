package writ.inventory.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * What a bundle says of its files; without one each file's name says of whom it is.
 *
 * @param entries by the path of the file; null when the bundle has none
 */
record BundleManifest(@Nullable Map<String, Map<String, String>> entries) {

    static final String NAME = "manifest.json";
    static final BundleManifest NONE = new BundleManifest(null);

    private static final int MOST_BYTES = 1 << 20;
    private static final String FILE = "file";
    private static final Set<String> TEXTS =
            Set.of(FILE, "component", "asOf", "methodology", "mode", "kind", "mediaType");
    private static final Set<String> NUMBERS = Set.of("examined", "of");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws Problem when it cannot be understood; then nothing of the bundle is taken */
    static BundleManifest read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problem.of(CommonProblem.TOO_LARGE, "A bundle's manifest is at most " + MOST_BYTES + " bytes long.");
        }
        Problem wrong = Problem.of(
                CommonProblem.INVALID, "The bundle's manifest cannot be understood; nothing of the bundle was taken.");
        Map<String, Map<String, String>> entries = new LinkedHashMap<>();
        boolean right = true;
        JsonNode list = tree(bytes);
        if (!list.isArray()) {
            throw wrong.at("", "is not an array of objects");
        }
        for (int i = 0; i < list.size(); i++) {
            Map<String, String> entry = new LinkedHashMap<>();
            right &= read(list.get(i), "/" + i, entry, wrong);
            String file = entry.get(FILE);
            if (file == null) {
                wrong.at("/" + i + "/" + FILE, "is needed: the path of the file in the archive");
                right = false;
            } else if (entries.put(file, entry) != null) {
                wrong.at("/" + i + "/" + FILE, "names a file that is named before");
                right = false;
            }
        }
        if (!right) {
            throw wrong;
        }
        return new BundleManifest(entries);
    }

    private static JsonNode tree(byte[] bytes) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw Problem.of(
                            CommonProblem.INVALID,
                            "The bundle's manifest is not JSON; nothing of the bundle was taken.")
                    .at(where, "is not JSON, or a member that is given twice");
        }
    }

    private static boolean read(JsonNode object, String at, Map<String, String> into, Problem wrong) {
        if (!object.isObject()) {
            wrong.at(at, "is not an object");
            return false;
        }
        boolean right = true;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (value.isNull()) {
                continue;
            }
            if (TEXTS.contains(name) ? value.isTextual() : NUMBERS.contains(name) && value.isIntegralNumber()) {
                into.put(name, value.asText());
            } else {
                String kind = NUMBERS.contains(name) ? "is not a whole number" : "is not a text";
                wrong.at(
                        at + "/" + name,
                        TEXTS.contains(name) || NUMBERS.contains(name) ? kind : "is no member that is known");
                right = false;
            }
        }
        return right;
    }

    /**
     * What a file's report says about itself: what the manifest says of it, and what the query says of all.
     *
     * @return null when there is a manifest and the file is not in it
     */
    @Nullable
    ReportParameters of(String file, Caller caller, ReportParameters query) {
        Map<String, String> said = entries == null ? Map.of() : entries.get(file);
        if (said == null) {
            return null;
        }
        ReportParameters report = new ReportParameters();
        report.asOf = or(said.get("asOf"), query.asOf);
        report.methodology = or(said.get("methodology"), query.methodology);
        report.examined = or(said.get("examined"), query.examined);
        report.of = or(said.get("of"), query.of);
        report.mode = or(said.get("mode"), query.mode);
        report.kind = or(said.get("kind"), query.kind);
        report.contentType = said.get("mediaType");
        String component = or(said.get("component"), query.component);
        if (component == null && entries == null) {
            component = stem(file);
        }
        // to a component's reporter its agency is a foreign word, refused like any other
        boolean whole = caller.component() == null && caller.agency().equals(component);
        report.component = whole ? null : component;
        return report;
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    /** The name of a file up to its first dot. */
    private static String stem(String file) {
        String plain = file.replace('\\', '/');
        String last = plain.substring(plain.lastIndexOf('/') + 1);
        int dot = last.indexOf('.');
        return dot < 0 ? last : last.substring(0, dot);
    }

    /** The files that it names. */
    Set<String> files() {
        return entries == null ? Set.of() : entries.keySet();
    }
}
