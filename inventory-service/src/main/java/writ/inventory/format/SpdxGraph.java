package writ.inventory.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The packages of an SPDX document and which contains which, held until it is over: relationships may come before the
 * packages that they are about.
 */
final class SpdxGraph {

    private static final int EDGES_A_PACKAGE = 20;

    private final Limits limits;
    private final ByteKeys ids = new ByteKeys();
    private final List<SpdxPackage> packages = new ArrayList<>();
    private final Map<Spelled, Spelled> spellings = new HashMap<>();
    private final BitSet described = new BitSet();
    private int[] packageOf = new int[256];
    private int[] outer = new int[256];
    private int[] inner = new int[256];
    private int edges;
    private long letters;

    SpdxGraph(Limits limits) {
        this.limits = limits;
    }

    /** Adds a package that has been read whole. */
    void add(SpdxDraft draft, long line, @Nullable String where) {
        if (packages.size() == limits.pending()) {
            throw Unreadable.broken(where, "The SPDX document has more than " + limits.pending() + " packages.");
        }
        String id = draft.text(SpdxDraft.Field.ID);
        int element = id == null ? -1 : element(id);
        String fault = draft.fault();
        if (fault == null && (id == null || packageOf[element] != 0)) {
            fault = id == null ? "the package has no SPDXID" : "its SPDXID is another package's";
        }
        Spelled spelled = draft.spelled();
        Spelled same = spellings.putIfAbsent(spelled, spelled);
        hold(same == null ? spelled.length() : 0);
        packages.add(new SpdxPackage(element, same == null ? spelled : same, draft.purpose(), fault, line, where));
        if (element >= 0 && packageOf[element] == 0) {
            packageOf[element] = packages.size();
        }
    }

    /** Takes a relationship in, when it is one that says where something is. */
    void relate(String one, String type, String other) {
        switch (type) {
            case "CONTAINS" -> contains(element(one), element(other));
            case "CONTAINED_BY" -> contains(element(other), element(one));
            case "DESCRIBES" -> described.set(element(other));
            case "DESCRIBED_BY" -> described.set(element(one));
            default -> {}
        }
    }

    void describe(String id) {
        described.set(element(id));
    }

    /** The number of an id, whether or not it turns out to be a package's. */
    int element(String id) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        int known = ids.find(utf8, 0, utf8.length);
        if (known >= 0) {
            return known;
        }
        hold(utf8.length);
        int element = ids.add(utf8, 0, utf8.length);
        if (element >= packageOf.length) {
            packageOf = Arrays.copyOf(packageOf, packageOf.length * 2);
        }
        return element;
    }

    void contains(int container, int contained) {
        if (edges == limits.pending() * EDGES_A_PACKAGE) {
            throw Unreadable.broken(
                    null, "The SPDX document has more than " + edges + " relationships of containment.");
        }
        if (edges == outer.length) {
            outer = Arrays.copyOf(outer, edges * 2);
            inner = Arrays.copyOf(inner, edges * 2);
        }
        outer[edges] = container;
        inner[edges++] = contained;
    }

    boolean isEmpty() {
        return packages.isEmpty();
    }

    List<SpdxPackage> packages() {
        return packages;
    }

    boolean isDescribed(int number) {
        int element = packages.get(number).element();
        return element >= 0 && described.get(element);
    }

    /** Of each package the numbers of those that it contains, or that contain it. */
    int[][] links(boolean inward) {
        int[] from = inward ? outer : inner;
        int[] to = inward ? inner : outer;
        int[][] links = new int[packages.size()][];
        int[] sizes = new int[packages.size()];
        for (int edge = 0; edge < edges; edge++) {
            if (packageOf[from[edge]] > 0 && packageOf[to[edge]] > 0) {
                sizes[packageOf[from[edge]] - 1]++;
            }
        }
        for (int number = 0; number < sizes.length; number++) {
            links[number] = new int[sizes[number]];
        }
        for (int edge = edges - 1; edge >= 0; edge--) {
            if (packageOf[from[edge]] > 0 && packageOf[to[edge]] > 0) {
                int number = packageOf[from[edge]] - 1;
                links[number][--sizes[number]] = packageOf[to[edge]] - 1;
            }
        }
        return links;
    }

    private void hold(long more) {
        letters += more;
        if (letters > limits.nameBytes()) {
            throw Unreadable.broken(
                    null,
                    "The SPDX document's ids and different names take more than " + limits.nameBytes() + " bytes.");
        }
    }
}
