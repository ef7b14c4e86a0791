package writ.inventory.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.SupplierName;

/** What has been read of a CycloneDX component so far, from JSON or XML. */
final class CycloneDraft {

    /** Who made it comes first: by the standard, the supplier may well be a distributor or repackager. */
    private static final List<String> MAKERS = List.of("manufacturer", "publisher", "supplier", "group");
    /** What is nested in one of these is a part of it; a container, a platform or a system only has it on board. */
    private static final Set<String> PRODUCTS = Set.of("application", "firmware", "framework", "library");

    private final Map<String, String> texts = new HashMap<>();
    private final List<CycloneItem> nested = new ArrayList<>();
    private boolean listed;
    private boolean untyped;
    private @Nullable String fault;

    void put(String member, @Nullable String text) throws RowFault {
        if (text != null && texts.put(member, text) != null) {
            throw new RowFault(member + " is given twice");
        }
    }

    /** A member cannot be understood; of several faults the first is told. */
    void broken(String member, RowFault why) {
        fault = fault == null ? why.reason() : fault;
        untyped |= member.equals("type");
    }

    /** Its nested components begin. */
    void list() throws RowFault {
        if (listed) {
            throw new RowFault("components is given twice");
        }
        listed = true;
    }

    List<CycloneItem> nested() {
        return nested;
    }

    @Nullable
    String name() {
        return texts.get("name");
    }

    /** What is wrong with it, but for a type that is missing. */
    @Nullable
    String fault() {
        return fault;
    }

    boolean isDevice() {
        return "device".equals(texts.get("type"));
    }

    CycloneItem item(long line, String where) {
        String wrong = fault == null && !texts.containsKey("type") ? "the component has no type" : fault;
        Spelled spelled = new Spelled(
                supplier(),
                name(),
                texts.get("version"),
                texts.get("cpe"),
                texts.get("purl"),
                texts.get("swid"),
                false);
        return new CycloneItem(spelled, wrong, line, where);
    }

    /** An item nested in it, as it is seen from outside. */
    CycloneItem outward(CycloneItem item) {
        String outer = PRODUCTS.contains(String.valueOf(texts.get("type"))) ? supplier() : null;
        return untyped ? item.nowhere() : item.within(outer);
    }

    /** The first that names anybody; scanners fill what they do not know with words that say so. */
    private @Nullable String supplier() {
        List<String> said = MAKERS.stream()
                .map(texts::get)
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .toList();
        return said.stream()
                .filter(name -> !SupplierName.key(name).isEmpty())
                .findFirst()
                .orElse(said.isEmpty() ? null : said.getFirst());
    }
}
