package writ.local.replay;

/** The life did not go as it should. */
final class Unexpected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unexpected(String words) {
        super(words);
    }
}
