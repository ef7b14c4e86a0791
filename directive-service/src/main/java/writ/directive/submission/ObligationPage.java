package writ.directive.submission;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.ObligationDetail;
import writ.directive.obligation.ObligationView;

/** The templates, checked against their parameters when the service is built. */
@CheckedTemplate
final class ObligationPage {

    private ObligationPage() {}

    static native TemplateInstance obligationPage(
            String css,
            ObligationDetail detail,
            ObligationView owed,
            String agency,
            String what,
            String standing,
            PageModel.@Nullable DraftPart draft,
            ReportWords.@Nullable Reports reports,
            List<Commands.Command> commands,
            List<PageModel.Entry> history);

    static native TemplateInstance notFoundPage(String css);
}
