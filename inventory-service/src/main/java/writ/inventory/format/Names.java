package writ.inventory.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import writ.inventory.product.ProductName;

/** The distinct products and endpoints of one file, numbered from 0 in the order in which it names them. */
public final class Names {

    /** Longest name of an endpoint, in UTF-16 characters. */
    public static final int LONGEST_ENDPOINT = 255;

    private final Limits limits;
    private final List<ProductName> products = new ArrayList<>();
    private final ByteKeys endpoints = new ByteKeys();
    private long bytes;

    public Names(Limits limits) {
        this.limits = limits;
    }

    public int products() {
        return products.size();
    }

    public ProductName product(int number) {
        return products.get(number);
    }

    public int endpoints() {
        return endpoints.size();
    }

    /** The endpoint's name as the file spells it, without white space around it. */
    public String endpoint(int number) {
        return new String(endpoints.key(number), StandardCharsets.UTF_8).strip();
    }

    /** @param spelled bytes that the product takes in the file */
    int addProduct(ProductName name, int spelled) {
        if (products.size() == limits.products()) {
            throw Unreadable.broken(null, "The file names more than " + limits.products() + " different products.");
        }
        grow(spelled);
        products.add(name);
        return products.size() - 1;
    }

    /** The number of an endpoint whose name stands in these bytes, or -1 when it has none yet. */
    int findEndpoint(byte[] utf8, int from, int to) {
        return endpoints.find(utf8, from, to);
    }

    /** @param utf8 checked to be a name by {@link #checkedEndpoint} */
    int addEndpoint(byte[] utf8, int from, int to) {
        if (endpoints.size() == limits.endpoints()) {
            throw Unreadable.broken(null, "The file names more than " + limits.endpoints() + " different endpoints.");
        }
        grow(to - from);
        return endpoints.add(utf8, from, to);
    }

    int endpoint(String name) throws RowFault {
        byte[] utf8 = checkedEndpoint(name).getBytes(StandardCharsets.UTF_8);
        int known = findEndpoint(utf8, 0, utf8.length);
        return known >= 0 ? known : addEndpoint(utf8, 0, utf8.length);
    }

    static String checkedEndpoint(String name) throws RowFault {
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            throw new RowFault("the endpoint has no name");
        }
        if (Spelled.isError(stripped)) {
            throw new RowFault("a formula of the row failed: " + stripped);
        }
        if (stripped.length() > LONGEST_ENDPOINT) {
            throw new RowFault("the endpoint's name is longer than " + LONGEST_ENDPOINT + " characters");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new RowFault("the endpoint's name has a line break or another control character in it");
        }
        return stripped;
    }

    private void grow(long by) {
        bytes += by;
        if (bytes > limits.nameBytes()) {
            throw Unreadable.broken(
                    null,
                    "The file's different product and endpoint names take more than " + limits.nameBytes() + " bytes.");
        }
    }
}
