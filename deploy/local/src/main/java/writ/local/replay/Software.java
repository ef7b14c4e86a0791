package writ.local.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A product as an agency's tool names it. */
record Software(
        String supplier,
        String product,
        String version,
        @Nullable String cpe,
        @Nullable String purl) {

    /** What is on an office's machines in 2017, other than what the directive is about. */
    static List<Software> usual() {
        return read("software.csv");
    }

    /** What the directive is about, under the names its supplier goes by; one product is not on the directive's list. */
    static List<Software> kaspersky() {
        return read("kaspersky.csv");
    }

    /** What looks like it and is outside: excluded services. Others' products with its code in them are possible ones. */
    static List<Software> outside() {
        return read("outside.csv");
    }

    private static List<Software> read(String resource) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Software.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Csv::fields).map(Software::of).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Software of(List<String> fields) {
        return new Software(fields.get(0), fields.get(1), fields.get(2), orNull(fields.get(3)), orNull(fields.get(4)));
    }

    private static @Nullable String orNull(String field) {
        return field.isEmpty() ? null : field;
    }
}
