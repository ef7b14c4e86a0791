package writ.e2e;

/** Something did not go as it should, in words for the person who started the run. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failure(String words) {
        super(words);
    }
}
