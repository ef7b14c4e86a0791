package writ.inventory.format;

/**
 * One statement of a file about one product. Products and endpoints are numbers into the {@link Names} of the file.
 */
public sealed interface Item {

    int product();

    /** The product is on this many endpoints, says the file, and not which. */
    record Declared(int product, long endpoints) implements Item {}

    /** The product is on this endpoint. */
    record OnEndpoint(int product, int endpoint) implements Item {}

    /** The product is there, on endpoints that the file neither names nor counts. */
    record Presence(int product) implements Item {}
}
