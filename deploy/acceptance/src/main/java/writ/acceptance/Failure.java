package writ.acceptance;

/** The suite did not answer as it should; the message says who was asked what, and what came back. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failure(String words) {
        super(words);
    }

    Failure(String words, Throwable cause) {
        super(words, cause);
    }
}
