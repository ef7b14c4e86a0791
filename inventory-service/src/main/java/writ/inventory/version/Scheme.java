package writ.inventory.version;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The version schemes of VERS that have an order here, by the names that stand in a range. */
enum Scheme {
    GENERIC(NaturalOrder::compare, "generic", "openssl", "nginx", "swid", "composer"),
    INTDOT(NaturalOrder::compareNumbers, "intdot"),
    SEMVER(
            SemanticOrder::compare,
            "semver",
            "npm",
            "cargo",
            "golang",
            "go",
            "hex",
            "pub",
            "swift",
            "github",
            "bitnami"),
    NUGET(SemanticOrder::compareIgnoringCase, "nuget", "chocolatey"),
    MAVEN(MavenOrder::compare, "maven"),
    PYPI(PythonOrder::compare, "pypi"),
    GEM(GemOrder::compare, "gem"),
    DEB(DebianOrder::compare, "deb"),
    RPM(RpmOrder::compare, "rpm"),
    ALPM(RpmOrder::comparePacman, "alpm"),
    APK(AlpineOrder::compare, "apk", "alpine"),
    LEXICOGRAPHIC(Comparator.<String>naturalOrder(), "lexicographic", "datetime");

    private static final Map<String, Scheme> BY_NAME = byName();

    private final Comparator<String> order;
    private final String[] names;

    Scheme(Comparator<String> order, String... names) {
        this.order = order;
        this.names = names;
    }

    static @Nullable Scheme named(String name) {
        return BY_NAME.get(name);
    }

    /** @throws IllegalArgumentException when one of them is no version of this scheme */
    int compare(String one, String other) {
        return order.compare(one, other);
    }

    private static Map<String, Scheme> byName() {
        Map<String, Scheme> byName = new HashMap<>();
        for (Scheme scheme : values()) {
            for (String name : scheme.names) {
                byName.put(name, scheme);
            }
        }
        return byName;
    }
}
