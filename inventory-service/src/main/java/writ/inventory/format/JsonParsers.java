package writ.inventory.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import org.jspecify.annotations.Nullable;

/** How JSON is parsed, and how what is wrong with it is said. */
final class JsonParsers {

    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 100;
    /** A parser keeps up to 65,536 names of members, so that long ones would add up. */
    private static final int LONGEST_NAME = 256;

    private JsonParsers() {}

    static JsonFactory factory(Limits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxStringLength(limits.recordBytes())
                        .maxNameLength(LONGEST_NAME)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    static @Nullable String place(@Nullable JsonLocation at) {
        return at == null ? null : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    static String reason(JsonProcessingException e) {
        String said = String.valueOf(e.getOriginalMessage());
        if (e instanceof JsonEOFException || said.contains("end-of-input")) {
            return "The file ends before its JSON is complete.";
        }
        if (e instanceof StreamConstraintsException) {
            return "The JSON has a text, a number or a nesting beyond what is read.";
        }
        return said.contains("UTF-8") ? "The JSON is not UTF-8 here." : "The JSON is not well-formed here.";
    }
}
