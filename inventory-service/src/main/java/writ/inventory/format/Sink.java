package writ.inventory.format;

/** Who is told what a file says, in the order of the file. */
public interface Sink {

    /** Once, as soon as the file is known for what it is, and before any item. */
    void format(Format format);

    /** A column or member that nothing is taken from, once per name. */
    void ignored(String name);

    void item(Item item);

    void refused(Refusal refusal);
}
