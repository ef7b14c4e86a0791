package writ.inventory.match;

import org.jspecify.annotations.Nullable;

/** Who owns a package, as far as its purl's namespace tells. */
final class Purls {
    private Purls() {}

    /**
     * The owner in a namespace: the domain's own label of a Maven group (com.kaspersky.lab: kaspersky), the account
     * of a Go module (github.com/kaspersky), the scope or account of others; null without a namespace.
     *
     * @param base a canonical purl without version, qualifiers and subpath
     */
    static @Nullable String owner(String base) {
        int type = base.indexOf('/');
        int name = base.lastIndexOf('/');
        if (type < 0 || name <= type) {
            return null;
        }
        String namespace = base.substring(type + 1, name);
        if (base.startsWith("pkg:maven/")) {
            String[] labels = namespace.split("\\.");
            return labels.length > 1 ? labels[1] : labels[0];
        }
        String last = namespace.substring(namespace.lastIndexOf('/') + 1);
        String account = last.startsWith("%40") ? last.substring(3) : last;
        int dot = account.indexOf('.');
        return dot > 0 ? account.substring(0, dot) : account;
    }
}
