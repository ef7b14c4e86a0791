package writ.directive.directive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import writ.directive.agency.Agencies.Member;
import writ.directive.directive.DirectiveDocument.Action;
import writ.directive.directive.Timetable.Line;

/**
 * What issuing a draft would bind: whom, to what, by when. The authority confirms exactly this by its entity tag.
 *
 * @param members the agencies of each audience as of the date of issue, in order
 */
public record Preview(Draft draft, List<Member> members) {

    /** Of an open series so many occurrences are previewed, and its rule. */
    public static final int OF_A_SERIES = 12;

    public Timetable timetable() {
        return Timetable.of(draft.document());
    }

    /** The agencies bound, each once, by slug. */
    public List<String> agencies() {
        return members.stream().map(Member::agency).distinct().sorted().toList();
    }

    /** The agencies that owe an action, each once, by slug. */
    public List<String> agencies(Action action) {
        return members.stream()
                .filter(member -> action.audience() == null || member.audience().equals(action.audience()))
                .map(Member::agency)
                .distinct()
                .sorted()
                .toList();
    }

    /** The strong entity tag over the document, the agencies and every instant. */
    public String etag() {
        StringBuilder all = new StringBuilder(draft.name()).append('\n').append(draft.digest());
        members.forEach(
                member -> all.append('\n').append(member.audience()).append(' ').append(member.agency()));
        for (Line line : timetable().first(OF_A_SERIES)) {
            all.append('\n').append(line.action().id());
            all.append(' ').append(line.occurrence().occurrence());
            all.append(' ').append(line.occurrence().opensAt());
            all.append(' ').append(line.occurrence().dueBefore());
        }
        byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);
        return '"' + Documents.digest(bytes).substring(0, 32) + '"';
    }
}
