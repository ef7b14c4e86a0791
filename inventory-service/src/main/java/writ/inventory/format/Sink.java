package writ.inventory.format;

/** Who is told what a file says, in the order of the file. */
public interface Sink {

    /** Once, as soon as the file is known for what it is, and before any item. */
    void format(Format format);

    /** A column or member that nothing is taken from, once per name. */
    void ignored(String name);

    /** The product is on this endpoint; both are numbers into the {@link Names} of the file, here and below. */
    void onEndpoint(int product, int endpoint);

    /** Whether the file says what changed, and not all that is there. */
    default boolean isDelta() {
        return false;
    }

    /** The product is no longer on this endpoint, says a delta. */
    default void removed(int product, int endpoint) {
        throw new IllegalStateException("removed, in a file that says what is there");
    }

    /** The product is on this many endpoints, says the file, and not which. */
    void declared(int product, long endpoints);

    /** The product is there, on endpoints that the file neither names nor counts. */
    void present(int product);

    void refused(Refusal refusal);
}
