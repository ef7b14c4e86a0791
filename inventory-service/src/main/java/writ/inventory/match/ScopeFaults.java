package writ.inventory.match;

import java.util.LinkedHashMap;
import java.util.Map;
import writ.inventory.product.CpeName;
import writ.inventory.scope.Scope;
import writ.inventory.version.VersionRange;

/** What in a scope cannot be read: the names and ranges that the directive's schema looks at by form only. */
final class ScopeFaults {
    private final Map<String, String> faults = new LinkedHashMap<>();

    private ScopeFaults() {}

    /** By JSON pointer within the scope, in words. */
    static Map<String, String> of(Scope scope) {
        ScopeFaults found = new ScopeFaults();
        for (int i = 0; i < scope.products().size(); i++) {
            String versions = scope.products().get(i).versions();
            if (versions != null) {
                found.read("/products/" + i + "/versions", () -> VersionRange.of(versions));
            }
        }
        for (int i = 0; i < scope.cpes().size(); i++) {
            String cpe = scope.cpes().get(i);
            found.read("/cpes/" + i, () -> CpeName.of(cpe));
        }
        for (int i = 0; i < scope.packages().size(); i++) {
            found.packages("/purls/" + i, scope.packages().get(i));
        }
        for (int i = 0; i < scope.exclusions().size(); i++) {
            String cpe = scope.exclusions().get(i).cpe();
            Scope.Package purl = scope.exclusions().get(i).purl();
            if (cpe != null) {
                found.read("/exclude/" + i + "/cpe", () -> CpeName.of(cpe));
            }
            if (purl != null) {
                found.packages("/exclude/" + i, purl);
            }
        }
        return found.faults;
    }

    private void packages(String at, Scope.Package named) {
        read(at + "/purl", () -> Packages.of(new Scope.Package(named.purl(), null)));
        String versions = named.versions();
        if (versions != null) {
            read(at + "/versions", () -> VersionRange.of(versions));
        }
    }

    private void read(String at, Runnable read) {
        try {
            read.run();
        } catch (IllegalArgumentException e) {
            faults.put(at, String.valueOf(e.getMessage()));
        }
    }
}
