package writ.local.replay;

/** The life did not go as it should. */
public final class Unexpected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unexpected(String words) {
        super(words);
    }
}
