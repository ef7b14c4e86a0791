package writ.directive.directive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import writ.directive.directive.Tree.Faults;

/**
 * What a schema cannot say about a scope. Names and ranges are looked at for their form; whether they find anything,
 * and whether each version has its place in an order, a trial of the scope in inventory-service says.
 */
final class ScopeCheck {

    /** Eleven attributes, where a backslash quotes what follows and * and ? stand at an end (NISTIR 7695, 6.2). */
    private static final Pattern CPE = Pattern.compile(
            "cpe:2\\.3:[aoh*](:(\\*|-|(\\?+|\\*)?([A-Za-z0-9_.+!,/-]|\\\\[!-~]|[#$%&()~;<=>@^])+(\\?+|\\*)?|\\?+)){10}");

    private static final Pattern PURL =
            Pattern.compile("pkg:/*[A-Za-z][A-Za-z0-9.-]*(/[^/?#@\\s]+)+(@[^/?#@\\s]+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERS =
            Pattern.compile("vers:[a-z][a-z0-9.-]*/(\\*|(!=|[<>]=?|=)?[^|<>=!*]+(\\|(!=|[<>]=?|=)?[^|<>=!*]+)*)");

    private ScopeCheck() {}

    static void check(JsonNode scope, Faults faults) {
        each(
                scope.path("suppliers"),
                "/spec/scope/suppliers",
                (supplier, at) -> each(
                        supplier.path("relations"),
                        at + "/relations",
                        (relation, place) -> relation(relation, place, faults)));
        each(scope.path("products"), "/spec/scope/products", (product, at) -> versions(product, at, faults));
        each(scope.path("cpes"), "/spec/scope/cpes", (cpe, at) -> cpe(cpe, at, faults));
        each(scope.path("purls"), "/spec/scope/purls", (named, at) -> packages(named, at, faults));
        each(scope.path("exclude"), "/spec/scope/exclude", (exclusion, at) -> exclusion(exclusion, at, faults));
    }

    private interface Item {
        void check(JsonNode node, String at);
    }

    private static void each(JsonNode items, String at, Item item) {
        for (int i = 0; i < items.size(); i++) {
            item.check(items.get(i), at + "/" + i);
        }
    }

    private static void relation(JsonNode relation, String at, Faults faults) {
        String from = relation.path("from").asText();
        String until = relation.path("until").asText();
        if (!from.isEmpty() && !until.isEmpty() && from.compareTo(until) >= 0) {
            faults.add(at + "/until", "must be later than from");
        }
    }

    private static void exclusion(JsonNode exclusion, String at, Faults faults) {
        boolean says = exclusion.path("embedded").asBoolean()
                || exclusion.has("product")
                || exclusion.has("supplier")
                || exclusion.has("cpe")
                || exclusion.has("purl");
        if (!says) {
            faults.add(at, "must say what it excludes: embedded, product, supplier, cpe or purl");
        }
        if (exclusion.has("cpe")) {
            cpe(exclusion.get("cpe"), at + "/cpe", faults);
        }
        if (exclusion.has("versions") && !exclusion.has("purl")) {
            faults.add(at + "/versions", "is of a purl, which is missing");
        }
        packages(exclusion, at, faults);
    }

    private static void packages(JsonNode named, String at, Faults faults) {
        String purl = named.path("purl").asText();
        if (!purl.isEmpty() && !PURL.matcher(purl).matches()) {
            faults.add(
                    at + "/purl", "must be a package URL without qualifiers and subpath, as pkg:npm/%40angular/core");
        } else if (purl.indexOf('@') >= 0 && named.has("versions")) {
            faults.add(at + "/versions", "cannot stand beside the version that the purl names");
        }
        versions(named, at, faults);
    }

    private static void versions(JsonNode named, String at, Faults faults) {
        if (named.has("versions")
                && !VERS.matcher(named.get("versions").asText()).matches()) {
            faults.add(at + "/versions", "must be a version range, as vers:npm/>=1.0|<2.0");
        }
    }

    private static void cpe(JsonNode cpe, String at, Faults faults) {
        if (!CPE.matcher(cpe.asText()).matches()) {
            faults.add(
                    at,
                    "must be a CPE 2.3 name of eleven attributes, as cpe:2.3:a:kaspersky:anti-virus:*:*:*:*:*:*:*:*");
        }
    }
}
