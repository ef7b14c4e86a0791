package writ.inventory.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.ProductName;

/** What a file told, as sentences a test can compare. */
final class Told implements Sink {

    static final Limits LIMITS = new Limits(4096, 50, 50, 10_000, 20, 4 << 20, 1 << 20);

    final List<String> items = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<String> ignored = new ArrayList<>();
    final Names names;

    @Nullable
    Format format;

    private Told(Names names) {
        this.names = names;
    }

    /** Reads a file whose names are looked at even when it is refused. */
    static Told into(Names names, byte[] file, Limits limits) throws IOException {
        Told told = new Told(names);
        InventoryFile.read(new ByteArrayInputStream(file), null, limits, names, told);
        return told;
    }

    static Told by(String file) {
        return by(file, null);
    }

    static Told by(String file, @Nullable String mediaType) {
        return by(file.getBytes(StandardCharsets.UTF_8), mediaType, LIMITS);
    }

    static Told by(byte[] file, @Nullable String mediaType, Limits limits) {
        return by(new ByteArrayInputStream(file), mediaType, limits);
    }

    static Told by(InputStream file, @Nullable String mediaType, Limits limits) {
        Told told = new Told(new Names(limits));
        try {
            InventoryFile.read(file, mediaType, limits, told.names, told);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return told;
    }

    @Override
    public void format(Format known) {
        format = known;
    }

    @Override
    public void ignored(String name) {
        ignored.add(name);
    }

    @Override
    public void onEndpoint(int product, int endpoint) {
        items.add(what(product) + " @ " + names.endpoint(endpoint));
    }

    @Override
    public void declared(int product, long endpoints) {
        items.add(what(product) + " x " + endpoints);
    }

    @Override
    public void present(int product) {
        items.add(what(product) + " @ ?");
    }

    /** All that is said of each product, in their order. */
    List<String> products() {
        List<String> all = new ArrayList<>();
        for (int product = 0; product < names.products(); product++) {
            all.add(names.product(product).toString());
        }
        return all;
    }

    private String what(int number) {
        ProductName product = names.product(number);
        return product.supplier() + "|" + product.product()
                + (product.version() == null ? "" : "|" + product.version())
                + (product.embedded() ? "|embedded" : "");
    }

    @Override
    public void refused(Refusal refusal) {
        refused.add(
                refusal.line() + (refusal.pointer() == null ? "" : " " + refusal.pointer()) + ": " + refusal.reason());
    }
}
