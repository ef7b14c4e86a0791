package writ.images;

/** Why an image is not packed, in words for the person at the terminal; no stack trace is shown. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String words;

    Refusal(String words) {
        super(words);
        this.words = words;
    }

    Refusal(String words, Throwable cause) {
        super(words, cause);
        this.words = words;
    }

    String words() {
        return words;
    }
}
