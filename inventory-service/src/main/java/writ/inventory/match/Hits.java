package writ.inventory.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import writ.inventory.product.Product;
import writ.inventory.product.Spelling;
import writ.inventory.scope.Scope;

/** Counts what a scope on trial hits, and what of it looks over-broad or in vain. */
final class Hits {
    /** Above this share of the catalogue, in parts of a hundred, a scope is told to look over-broad. */
    private static final int MOST_PERCENT = 1;
    /** Below this many products no share is too large. */
    private static final int FEW = 100;
    /** A name that stands in products of more suppliers than this is no name of one supplier. */
    private static final int MOST_SUPPLIERS = 5;

    private final Map<String, String> pointers;
    private final int most;
    private final Map<Verdict, Integer> counts = new HashMap<>();
    private final Map<Verdict, List<Trial.Hit>> first = new HashMap<>();
    private final Map<String, Set<String>> suppliersByName = new HashMap<>();
    private final List<Long> matched = new ArrayList<>();

    Hits(Scope scope, int most) {
        this.pointers = ScopeNames.pointers(scope);
        this.most = most;
    }

    void add(Decision decision) {
        Product product = decision.product();
        Evidence evidence = decision.evidence();
        counts.merge(decision.verdict(), 1, Integer::sum);
        suppliersByName.computeIfAbsent(evidence.by(), name -> new HashSet<>()).add(product.supplierKey());
        if (decision.verdict() == Verdict.MATCHED) {
            matched.add(product.id());
        }
        List<Trial.Hit> told = first.computeIfAbsent(decision.verdict(), verdict -> new ArrayList<>());
        if (told.size() < most) {
            told.add(new Trial.Hit(
                    product.supplierKey(),
                    product.productKey(),
                    product.version() == null ? null : Spelling.canonical(product.version()),
                    decision.rule().code(),
                    evidence.relation().code(),
                    evidence.datum(),
                    evidence.confidence().code(),
                    decision.why(),
                    decision.because()));
        }
    }

    Long[] matched() {
        return matched.toArray(Long[]::new);
    }

    Trial trial(long catalogue, long agencies) {
        return new Trial(
                catalogue,
                count(Verdict.MATCHED),
                count(Verdict.POSSIBLE),
                count(Verdict.EXCLUDED),
                agencies,
                first.getOrDefault(Verdict.MATCHED, List.of()),
                first.getOrDefault(Verdict.POSSIBLE, List.of()),
                first.getOrDefault(Verdict.EXCLUDED, List.of()),
                warnings(catalogue));
    }

    private List<Trial.Warning> warnings(long catalogue) {
        List<Trial.Warning> warnings = new ArrayList<>();
        long hit = count(Verdict.MATCHED) + count(Verdict.POSSIBLE);
        if (hit > FEW && hit * 100 > catalogue * MOST_PERCENT) {
            warnings.add(new Trial.Warning("", "hits " + hit + " of " + catalogue + " products of the catalogue"));
        }
        pointers.forEach((name, at) -> {
            int suppliers = suppliersByName.getOrDefault(name, Set.of()).size();
            if (suppliers == 0) {
                warnings.add(new Trial.Warning(at, "finds nothing that nothing else in the scope finds"));
            } else if (suppliers > MOST_SUPPLIERS && !ScopeNames.isIdentifier(at)) {
                warnings.add(new Trial.Warning(
                        at, "stands in products of " + suppliers + " suppliers: it may be a common word"));
            }
            if (ScopeNames.isOpen(at, name)) {
                warnings.add(new Trial.Warning(at, "names no vendor, and means products of everybody"));
            }
        });
        return warnings;
    }

    private int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }
}
