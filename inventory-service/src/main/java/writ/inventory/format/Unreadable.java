package writ.inventory.format;

import org.jspecify.annotations.Nullable;

/** The file as a whole cannot be understood; nothing of it is taken. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** It has no content. */
        EMPTY,
        /** It is none of the formats that are read, or not the one it was said to be. */
        UNKNOWN,
        /** It is of a known format and broken, or over a limit. */
        BROKEN
    }

    private final Kind kind;
    private final @Nullable String where;

    private Unreadable(Kind kind, @Nullable String where, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
        this.where = where;
    }

    static Unreadable empty(String reason) {
        return new Unreadable(Kind.EMPTY, null, reason);
    }

    static Unreadable unknown(String reason) {
        return new Unreadable(Kind.UNKNOWN, null, reason);
    }

    static Unreadable broken(@Nullable String where, String reason) {
        return new Unreadable(Kind.BROKEN, where, reason);
    }

    public Kind kind() {
        return kind;
    }

    /** "line 17, column 3" or a JSON pointer; null when it is the whole file. */
    public @Nullable String where() {
        return where;
    }

    /** In words for the person who sent the file, without its contents. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
