package writ.kit.problem;

/** A kind of problem (RFC 9457): its name is part of the API and is never changed. */
public interface ProblemType {

    /** Last part of the type's URI, in kebab-case. */
    String slug();

    /** HTTP status, 400 to 599. */
    int status();

    /** One fixed sentence, the same for every occurrence. */
    String title();

    default String uri() {
        return "https://writ.dev/problems/" + slug();
    }
}
