package writ.directive.submission;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import writ.kit.web.IfMatch;

/** Responses about one version: its digest is its entity tag. */
@ApplicationScoped
class Versions {

    private final String publicUrl;

    Versions(@ConfigProperty(name = "writ.public-url") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    RestResponse<SubmissionView> made(Submissions.Sent sent) {
        return tagged(sent.view(), sent.made() ? RestResponse.Status.CREATED : RestResponse.Status.OK);
    }

    RestResponse<SubmissionView> present(SubmissionView view) {
        return tagged(view, RestResponse.Status.OK);
    }

    private RestResponse<SubmissionView> tagged(SubmissionView view, RestResponse.Status status) {
        return RestResponse.ResponseBuilder.create(status, view)
                .header("Location", publicUrl + "/v1/submissions/" + view.id())
                .header("ETag", IfMatch.tag(view.digest()))
                .build();
    }
}
