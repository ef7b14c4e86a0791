package writ.local.plan;

/** Why the suite will not do what it was asked, in words for the person at the terminal; no stack trace is shown. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String words;

    public Refusal(String words) {
        super(words);
        this.words = words;
    }

    public Refusal(String words, Throwable cause) {
        super(words, cause);
        this.words = words;
    }

    public String words() {
        return words;
    }
}
