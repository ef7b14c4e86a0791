package writ.directive.submission;

import writ.kit.problem.ProblemType;

/** What may be wrong with an answer beyond its form. */
enum SubmissionProblem implements ProblemType {
    NIL_AGAINST_FINDINGS("nil-against-findings", "The agency's own reports show products."),
    COMPLETE_AGAINST_FINDINGS("complete-against-findings", "The agency's own reports show products."),
    POSSIBLE_FINDINGS("possible-findings", "The agency's own reports show products that may be meant."),
    NOT_APPLICABLE("obligation-not-applicable", "The obligation is not applicable."),
    NEWER_VERSION("newer-version", "A newer version has been sent."),
    ATTESTED_ALREADY("attested-already", "The version is attested already."),
    NO_ATTESTATION_ASKED("no-attestation-asked", "This action asks for no attestation."),
    NOT_IN_REVIEW("not-in-review", "This version is not the one in review.");

    private final String slug;
    private final String title;

    SubmissionProblem(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return 409;
    }

    @Override
    public String title() {
        return title;
    }
}
