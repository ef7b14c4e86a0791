package writ.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the person asked for.
 *
 * @param home the repository
 * @param variants of the services; the other images have one
 * @param aot how a service on the JVM comes to its AOT cache
 * @param base REFERENCE@sha256:… or the file of an OCI archive
 * @param tag in place of the version
 * @param push a registry, with a path or without
 * @param revision of the source of everything, when the person says so
 * @param sources the revision of what is here now, of which jars are known to be built
 * @param images the short names of those wanted
 */
record Options(
        Path home,
        Set<Variant> variants,
        Aot aot,
        String base,
        @Nullable String tag,
        Path output,
        @Nullable String push,
        @Nullable String revision,
        @Nullable String sources,
        List<String> images) {

    enum Variant {
        NATIVE,
        JVM
    }

    /** Made when there is none of these jars, or taken as it is, or left out. */
    enum Aot {
        MADE,
        TAKEN,
        NONE
    }

    /**
     * Debian 12 with glibc 2.36, zlib, certificates and time zones, and no shell; an executable needs libz.so.1, which
     * the smaller `base` and `base-nossl` of the same family do not have.
     */
    static final String DEFAULT_BASE = "gcr.io/distroless/java-base-debian12:nonroot"
            + "@sha256:a9930cad62d02853d7f3dede7281c4b916cbf74493c2d8d38564121aad92bf6c";

    static Options parse(Path home, String... arguments) {
        Set<Variant> variants = EnumSet.noneOf(Variant.class);
        Aot aot = Aot.MADE;
        String base = DEFAULT_BASE;
        String tag = null;
        Path output = home.resolve("target/images");
        String push = null;
        String revision = null;
        String sources = null;
        List<String> images = new ArrayList<>();
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--native" -> variants.add(Variant.NATIVE);
                case "--jvm" -> variants.add(Variant.JVM);
                case "--no-build" -> aot = aot == Aot.NONE ? aot : Aot.TAKEN;
                case "--no-aot" -> aot = Aot.NONE;
                case "--base" -> base = value(option, rest);
                case "--tag" -> tag = tag(value(option, rest));
                case "--output" -> output = Path.of(value(option, rest));
                case "--push" -> push = value(option, rest).replaceFirst("/+$", "");
                case "--revision" -> revision = value(option, rest);
                case "--sources" -> sources = value(option, rest);
                default -> images.add(image(option));
            }
        }
        if (variants.isEmpty()) {
            variants.add(Variant.NATIVE);
        }
        return new Options(home, variants, aot, base, tag, output, push, revision, sources, images);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new Refusal(option + " needs a value");
        }
        return rest.next();
    }

    private static String tag(String text) {
        if (!text.matches("[\\w][\\w.-]{0,127}")) {
            throw new Refusal("--tag takes letters, digits, dots, dashes and underscores, not " + text);
        }
        return text;
    }

    private static String image(String text) {
        if (text.startsWith("-")) {
            throw new Refusal("unknown option " + text);
        }
        String name = text.replaceFirst("^writ/", "");
        if (!Catalogue.NAMES.contains(name)) {
            throw new Refusal("there is no image " + text + "; there are " + String.join(", ", Catalogue.NAMES));
        }
        return name;
    }
}
