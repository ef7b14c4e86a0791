package writ.inventory.rollup;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first of many by some order, and how many there were; memory does not grow with them. */
final class Biggest<T> {
    private final int most;
    private final PriorityQueue<T> kept;
    private long count;

    Biggest(int most, Comparator<T> order) {
        this.most = most;
        this.kept = new PriorityQueue<>(order.reversed());
    }

    void add(T each) {
        count++;
        kept.add(each);
        if (kept.size() > most) {
            kept.remove();
        }
    }

    long count() {
        return count;
    }

    List<T> in(Comparator<T> order) {
        return kept.stream().sorted(order).toList();
    }
}
