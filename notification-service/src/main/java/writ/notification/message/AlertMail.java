package writ.notification.message;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * An alert as people read it. A mail is read on many screens and kept for ever, so it names the directive by its id
 * alone and carries no title, no product, no count and no reason given in a review: those are behind the link.
 */
@ApplicationScoped
public class AlertMail {

    private final Template text;
    private final Template html;
    private final Links links;

    AlertMail(@Location("alert.txt") Template text, @Location("alert.html") Template html, Links links) {
        this.text = text;
        this.html = html;
        this.links = links;
    }

    /** Both parts say the same. */
    public record Parts(String subject, String text, String html) {}

    record Line(String label, String value) {}

    public Parts of(Alert alert, String agencyName) {
        Wording wording = Wording.of(alert);
        return new Parts(
                wording.subject(), fill(text, alert, agencyName, wording), fill(html, alert, agencyName, wording));
    }

    private String fill(Template template, Alert alert, String agencyName, Wording wording) {
        return template.data("agency", agencyName)
                .data("subject", wording.subject())
                .data("sentence", wording.sentence())
                .data("lines", lines(alert))
                .data("linkText", wording.linkText())
                .data("link", links.of(alert))
                .render();
    }

    private static List<Line> lines(Alert alert) {
        Matter matter = alert.matter();
        List<Line> lines = new ArrayList<>();
        if (matter != null) {
            lines.add(new Line("Directive", matter.directiveId()));
            lines.add(new Line(
                    alert.kind() == AlertKind.DIRECTIVE_ISSUED ? "Due first" : "Required action",
                    matter.action() + ", " + matter.deliver().replace('-', ' ')));
            lines.add(new Line("Due", matter.dueWords() == null ? "no date yet" : matter.dueWords()));
            lines.add(new Line("Handling", matter.handling()));
        }
        return lines;
    }
}
