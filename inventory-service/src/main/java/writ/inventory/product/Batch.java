package writ.inventory.product;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Spellings by the product they name, in the order of its identity, which is the order of all locks. */
public final class Batch {
    private static final String PART = "\u001f";

    private final TreeMap<Buffer, List<ProductName>> spellings;

    private Batch(TreeMap<Buffer, List<ProductName>> spellings) {
        this.spellings = spellings;
    }

    /** Costs a digest per name: make it before a transaction opens; at most some thousand names. */
    public static Batch of(Collection<ProductName> names) {
        MessageDigest digest = sha256();
        TreeMap<Buffer, List<ProductName>> spellings = new TreeMap<>(Batch::compare);
        for (ProductName name : names) {
            spellings
                    .computeIfAbsent(identity(digest, name), identity -> new ArrayList<>(1))
                    .add(name);
        }
        return new Batch(spellings);
    }

    Batch without(Set<Buffer> known) {
        TreeMap<Buffer, List<ProductName>> rest = new TreeMap<>(spellings);
        rest.keySet().removeAll(known);
        return new Batch(rest);
    }

    boolean isEmpty() {
        return spellings.isEmpty();
    }

    Buffer[] identities() {
        return spellings.keySet().toArray(Buffer[]::new);
    }

    /** One spelling of each. */
    List<Product> products() {
        return spellings.values().stream()
                .map(each -> Product.of(0, each.getFirst()))
                .toList();
    }

    @Nullable
    String[] column(Function<ProductName, @Nullable String> field) {
        return spellings.values().stream()
                .map(each -> field.apply(each.getFirst()))
                .toArray(String[]::new);
    }

    ProductName first(Buffer identity) {
        return spelled(identity).getFirst();
    }

    List<ProductName> spelled(Buffer identity) {
        return spellings.getOrDefault(identity, List.of());
    }

    private static Buffer identity(MessageDigest digest, ProductName name) {
        String plain = String.join(
                PART,
                Spelling.canonical(name.supplier()),
                Spelling.canonical(name.product()),
                name.version() == null ? "" : Spelling.canonical(name.version()),
                name.cpe() == null ? "" : Identifiers.cpe(name.cpe()).toCpe23FS(),
                name.purl() == null ? "" : Identifiers.purl(name.purl()).canonicalize(),
                name.embedded() ? "embedded" : "");
        // Tag ids came later: a product without one keeps the identity that it had.
        String canonical = name.swid() == null ? plain : plain + PART + Product.swidKey(name.swid());
        return Buffer.buffer(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int compare(Buffer one, Buffer other) {
        return java.util.Arrays.compareUnsigned(one.getBytes(), other.getBytes());
    }
}
