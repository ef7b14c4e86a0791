package writ.directive.directive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import writ.directive.deadline.Deadlines;
import writ.directive.deadline.Occurrence;
import writ.directive.directive.DirectiveDocument.Action;
import writ.directive.directive.DirectiveDocument.Audience;
import writ.directive.directive.Timetable.Line;

/**
 * What issuing a directive binds, as the authority looks at it.
 *
 * @param agencies how many agencies it binds, each counted once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewView(
        String directive,
        String id,
        int version,
        String digest,
        LocalDate issued,
        String zone,
        int agencies,
        List<AudiencePreview> audiences) {

    /** What one audience owes. */
    record AudiencePreview(String audience, int agencies, List<ActionPreview> actions) {}

    /**
     * When an action is owed.
     *
     * @param rule the rule in a sentence
     * @param occurrences what is owed once, or the first twelve of a series
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActionPreview(
            String action,
            String deliver,
            boolean attest,
            @Nullable String unlessNil,
            String rule,
            @Nullable String stated,
            List<ComputedDeadline> occurrences) {}

    /** One computed deadline; `dueBefore` is exclusive. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ComputedDeadline(
            int occurrence,
            @Nullable Instant opensAt,
            @Nullable Instant dueBefore,
            String due,
            String because) {}

    static PreviewView of(Preview preview) {
        DirectiveDocument document = preview.draft().document();
        return new PreviewView(
                document.name(),
                document.id(),
                preview.draft().version(),
                preview.draft().digest(),
                document.issued(),
                document.zone().getId(),
                preview.agencies().size(),
                document.audiences().stream().map(one -> audience(preview, one)).toList());
    }

    private static AudiencePreview audience(Preview preview, Audience audience) {
        Timetable timetable = preview.timetable();
        var lines = timetable.first(Preview.OF_A_SERIES).stream().collect(Collectors.groupingBy(Line::action));
        int agencies = (int) preview.members().stream()
                .filter(member -> member.audience().equals(audience.name()))
                .count();
        List<ActionPreview> actions = preview.draft().document().actions().stream()
                .filter(action -> action.audience() == null || action.audience().equals(audience.name()))
                .map(one -> action(timetable, one, lines.getOrDefault(one, List.of())))
                .toList();
        return new AudiencePreview(audience.name(), agencies, actions);
    }

    private static ActionPreview action(Timetable timetable, Action action, List<Line> lines) {
        return new ActionPreview(
                action.id(),
                action.deliver(),
                action.attest(),
                action.unlessNil(),
                Deadlines.words(action.rule(), timetable.issue()),
                action.rule().stated(),
                lines.stream().map(line -> computed(line.occurrence())).toList());
    }

    private static ComputedDeadline computed(Occurrence occurrence) {
        return new ComputedDeadline(
                occurrence.occurrence(),
                occurrence.opensAt(),
                occurrence.dueBefore(),
                occurrence.due(),
                occurrence.because());
    }
}
