package writ.directive.submission;

import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import writ.kit.web.IfMatch;

/** Responses about one version: its digest is its entity tag. */
final class Versions {

    private Versions() {}

    static RestResponse<SubmissionView> made(Submissions.Sent sent) {
        return tagged(sent.view(), sent.made() ? RestResponse.Status.CREATED : RestResponse.Status.OK);
    }

    static RestResponse<SubmissionView> present(SubmissionView view) {
        return tagged(view, RestResponse.Status.OK);
    }

    private static RestResponse<SubmissionView> tagged(SubmissionView view, RestResponse.Status status) {
        return RestResponse.ResponseBuilder.create(status, view)
                .location(URI.create("/v1/submissions/" + view.id()))
                .header("ETag", IfMatch.tag(view.digest()))
                .build();
    }
}
