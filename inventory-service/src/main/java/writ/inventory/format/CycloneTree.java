package writ.inventory.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes components from the inside out; one is known for what it is when it is over. */
final class CycloneTree {

    private final int most;
    private final long mostLetters;
    private final CycloneItems items;
    private int held;
    private long letters;

    CycloneTree(Limits limits, CycloneItems items) {
        this.most = limits.pending();
        this.mostLetters = limits.nameBytes();
        this.items = items;
    }

    /**
     * Closes metadata.component, which is no item itself; what is nested in it is on it.
     *
     * @throws Unreadable when it cannot be understood: then nobody can say what is where
     */
    void host(CycloneDraft host, String where, String nameWhere) {
        String fault = host.fault();
        if (fault != null) {
            throw Unreadable.broken(where, "metadata.component: " + fault + ".");
        }
        host.nested().forEach(items::onHost);
        release(host);
        items.host(host.name(), nameWhere);
    }

    /** Closes a component: its items, but for those that are on a device in it. */
    List<CycloneItem> close(CycloneDraft draft, long line, String where) {
        release(draft);
        if (draft.isDevice()) {
            items.onDevice(draft.name(), draft.fault(), line, where, draft.nested());
            return List.of();
        }
        List<CycloneItem> all = new ArrayList<>(draft.nested().size() + 1);
        all.add(draft.item(line, where));
        draft.nested().forEach(item -> all.add(draft.outward(item)));
        return all;
    }

    /** Holds what a nested component came to until the one that it is in is over. */
    void hold(CycloneDraft outer, List<CycloneItem> found, @Nullable String where) {
        held += found.size();
        letters += letters(found);
        if (held > most) {
            throw Unreadable.broken(where, "More than " + most + " items are nested in one.");
        }
        if (letters > mostLetters) {
            throw Unreadable.broken(
                    where, "The texts of items nested in one take more than " + mostLetters + " bytes.");
        }
        outer.nested().addAll(found);
    }

    private void release(CycloneDraft outer) {
        held -= outer.nested().size();
        letters -= letters(outer.nested());
    }

    private static long letters(List<CycloneItem> items) {
        long letters = 0;
        for (CycloneItem item : items) {
            letters += item.spelled() == null ? 0 : item.spelled().length();
        }
        return letters;
    }
}
