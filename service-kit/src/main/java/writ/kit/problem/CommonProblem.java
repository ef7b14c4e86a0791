package writ.kit.problem;

/** The problems that any service may answer. */
public enum CommonProblem implements ProblemType {
    MALFORMED(400, "The request cannot be read."),
    UNAUTHENTICATED(401, "A valid bearer token is needed."),
    FORBIDDEN(403, "The caller's role does not allow this."),
    NOT_FOUND(404, "There is nothing here."),
    METHOD_NOT_ALLOWED(405, "This resource does not answer that method."),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be produced."),
    CONFLICT(409, "The request contradicts the present state."),
    GONE(410, "What was asked for is no longer kept."),
    PRECONDITION_FAILED(412, "The resource has changed since it was read."),
    TOO_LARGE(413, "The request is larger than the limit."),
    UNSUPPORTED_MEDIA_TYPE(415, "The request's media type is not understood here."),
    INVALID(422, "The request is understood but not valid."),
    PRECONDITION_REQUIRED(428, "The request must say which version it is about (If-Match)."),
    TOO_MANY_REQUESTS(429, "Too many requests."),
    INTERNAL(500, "The service failed; the fault is recorded under the trace id."),
    UNAVAILABLE(503, "The service cannot do this now; try again later.");

    private final int status;
    private final String title;

    CommonProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
