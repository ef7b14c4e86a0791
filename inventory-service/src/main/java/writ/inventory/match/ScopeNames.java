package writ.inventory.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import writ.inventory.product.CpeAttribute;
import writ.inventory.product.CpeName;
import writ.inventory.scope.Scope;

/** Where each name of a scope stands in it. */
final class ScopeNames {
    private ScopeNames() {}

    /** JSON pointers within the scope, by the text that evidence names. */
    static Map<String, String> pointers(Scope scope) {
        Map<String, String> pointers = new LinkedHashMap<>();
        for (int i = 0; i < scope.suppliers().size(); i++) {
            Scope.Supplier supplier = scope.suppliers().get(i);
            String at = "/suppliers/" + i;
            pointers.putIfAbsent(supplier.name(), at + "/name");
            texts(pointers, supplier.aliases(), at + "/aliases");
            for (int j = 0; j < supplier.relations().size(); j++) {
                Scope.Relative relative = supplier.relations().get(j);
                pointers.putIfAbsent(relative.name(), at + "/relations/" + j + "/name");
                texts(pointers, relative.aliases(), at + "/relations/" + j + "/aliases");
            }
        }
        if (scope.suppliers().isEmpty()) {
            texts(pointers, scope.known(), "/known");
        }
        for (int i = 0; i < scope.products().size(); i++) {
            pointers.putIfAbsent(scope.products().get(i).name(), "/products/" + i + "/name");
        }
        texts(pointers, scope.cpes(), "/cpes");
        for (int i = 0; i < scope.packages().size(); i++) {
            pointers.putIfAbsent(scope.packages().get(i).purl(), "/purls/" + i + "/purl");
        }
        texts(pointers, scope.swidTags(), "/swidTags");
        return pointers;
    }

    private static void texts(Map<String, String> pointers, List<String> texts, String at) {
        for (int i = 0; i < texts.size(); i++) {
            pointers.putIfAbsent(texts.get(i), at + "/" + i);
        }
    }

    static boolean isIdentifier(String at) {
        return at.startsWith("/cpes") || at.startsWith("/purls") || at.startsWith("/swidTags");
    }

    /** Whether it is a CPE of any vendor. */
    static boolean isOpen(String at, String name) {
        return at.startsWith("/cpes") && CpeName.of(name).vendor().equals(CpeAttribute.ANY);
    }
}
