package writ.inventory.format;

/** One row or element cannot be taken; the file goes on after it. */
final class RowFault extends Exception {

    private static final long serialVersionUID = 1L;

    RowFault(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
