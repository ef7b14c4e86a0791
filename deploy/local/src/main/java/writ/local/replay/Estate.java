package writ.local.replay;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The machines of an agency and what is on them.
 *
 * @param endpoints their names
 * @param installed each product with the machines it is on, by their place in the list
 */
record Estate(List<String> endpoints, List<Installed> installed) {

    private static final int SMALLEST = 12;
    private static final int LARGEST = 240;
    private static final int MOST_FINDINGS = 60;
    private static final String[] KINDS = {"WS", "LT", "SRV"};

    /** A product and where it is; `findings` when the directive is about it. */
    record Installed(Software software, boolean finding, BitSet on) {

        int count() {
            return on.cardinality();
        }
    }

    /**
     * Makes up an agency's machines; the same seed and agency always have the same.
     *
     * @param findings whether the directive's products are on some of them
     */
    static Estate of(String agency, long seed, boolean findings) {
        SplittableRandom random = new SplittableRandom(seed * 31 + agency.hashCode());
        int size = (int) Math.round(SMALLEST * Math.pow((double) LARGEST / SMALLEST, random.nextDouble()));
        List<String> endpoints = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            endpoints.add("%s-%s-%05d".formatted(agency.toUpperCase(Locale.ROOT), KINDS[random.nextInt(3)], i));
        }
        List<Installed> installed = new ArrayList<>();
        for (Software software : drawn(Software.usual(), 8 + random.nextInt(8), random)) {
            installed.add(new Installed(software, false, some(size, 0.2 + 0.7 * random.nextDouble(), random)));
        }
        if (random.nextInt(6) == 0) {
            Software outside = drawn(Software.outside(), 1, random).getFirst();
            installed.add(new Installed(outside, false, some(size, 0.1, random)));
        }
        if (findings) {
            int wanted = Math.min(MOST_FINDINGS, Math.max(2, size / 3));
            for (Software software : drawn(Software.kaspersky(), 1 + random.nextInt(3), random)) {
                installed.add(new Installed(software, true, some(size, (double) wanted / size, random)));
            }
        }
        return new Estate(List.copyOf(endpoints), List.copyOf(installed));
    }

    /** The same machines when the directive's products are left on a share of those they were on; 0 is clean. */
    Estate withFindingsOn(double share) {
        List<Installed> left = new ArrayList<>();
        for (Installed each : installed) {
            if (!each.finding()) {
                left.add(each);
            } else if (share > 0) {
                left.add(new Installed(each.software(), true, firstOf(each.on(), share)));
            }
        }
        return new Estate(endpoints, List.copyOf(left));
    }

    /** Distinct machines with at least one of the directive's products. */
    int affected() {
        BitSet union = new BitSet();
        installed.stream().filter(Installed::finding).forEach(each -> union.or(each.on()));
        return union.cardinality();
    }

    /** The sum of what would be declared for each of the directive's products, which counts a machine more than once. */
    int declared() {
        return installed.stream()
                .filter(Installed::finding)
                .mapToInt(Installed::count)
                .sum();
    }

    private static List<Software> drawn(List<Software> from, int count, SplittableRandom random) {
        List<Software> rest = new ArrayList<>(from);
        List<Software> drawn = new ArrayList<>();
        for (int i = 0; i < count && !rest.isEmpty(); i++) {
            drawn.add(rest.remove(random.nextInt(rest.size())));
        }
        return drawn;
    }

    private static BitSet some(int size, double share, SplittableRandom random) {
        BitSet on = new BitSet(size);
        for (int i = 0; i < size; i++) {
            on.set(i, random.nextDouble() < share);
        }
        on.set(random.nextInt(size));
        return on;
    }

    private static BitSet firstOf(BitSet all, double share) {
        int keep = Math.max(1, (int) (all.cardinality() * share));
        BitSet kept = new BitSet();
        for (int at = all.nextSetBit(0); at >= 0 && kept.cardinality() < keep; at = all.nextSetBit(at + 1)) {
            kept.set(at);
        }
        return kept;
    }
}
