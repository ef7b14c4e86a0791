package writ.inventory.format;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the sink about components once it is known which endpoint they are on. */
final class CycloneItems {

    private final Names names;
    private final Sink sink;
    private final JsonProducts products;
    private @Nullable Integer host;
    // How often each product was named while its endpoint was not known.
    private int[] waiting = new int[64];

    CycloneItems(Names names, Sink sink) {
        this.names = names;
        this.sink = sink;
        this.products = new JsonProducts(names);
    }

    /** Names the endpoint of all that is on no device. */
    void host(@Nullable String name, String where) {
        if (name == null || name.isBlank()) {
            return;
        }
        try {
            host = names.endpoint(name);
        } catch (RowFault fault) {
            throw Unreadable.broken(where, "metadata.component: " + fault.reason() + ".");
        }
    }

    void onHost(CycloneItem item) {
        Integer product = product(item);
        if (product == null) {
            return;
        }
        if (host != null) {
            sink.onEndpoint(product, host);
            return;
        }
        if (product >= waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(waiting.length * 2, product + 1));
        }
        waiting[product]++;
    }

    void onDevice(@Nullable String name, @Nullable String fault, long line, String where, List<CycloneItem> on) {
        try {
            if (fault != null) {
                throw new RowFault(fault);
            }
            int endpoint = names.endpoint(name == null ? "" : name);
            for (CycloneItem item : on) {
                Integer product = product(item);
                if (product != null) {
                    sink.onEndpoint(product, endpoint);
                }
            }
        } catch (RowFault device) {
            sink.refused(new Refusal(line, where, device.reason()));
            for (CycloneItem item : on) {
                sink.refused(new Refusal(item.line(), item.where(), "it is on a device that was refused"));
            }
        }
    }

    void end() {
        for (int product = 0; product < waiting.length; product++) {
            for (int times = 0; times < waiting[product]; times++) {
                if (host == null) {
                    sink.present(product);
                } else {
                    sink.onEndpoint(product, host);
                }
            }
        }
    }

    private @Nullable Integer product(CycloneItem item) {
        try {
            if (item.spelled() == null || item.fault() != null) {
                throw new RowFault(String.valueOf(item.fault()));
            }
            return products.number(item.spelled());
        } catch (RowFault fault) {
            sink.refused(new Refusal(item.line(), item.where(), fault.reason()));
            return null;
        }
    }
}
