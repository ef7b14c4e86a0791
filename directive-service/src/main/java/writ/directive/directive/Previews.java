package writ.directive.directive;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import writ.directive.agency.Agencies;
import writ.directive.agency.Agencies.Part;
import writ.directive.directive.DirectiveDocument.Audience;
import writ.kit.db.Tx;

/** Works out what issuing a draft would bind, the same way for the preview and for the issuance. */
@ApplicationScoped
public class Previews {

    private final Agencies agencies;

    Previews(Agencies agencies) {
        this.agencies = agencies;
    }

    public Uni<Preview> of(Tx tx, Draft draft) {
        List<Part> parts =
                draft.document().audiences().stream().flatMap(Previews::parts).toList();
        return agencies.members(tx, parts, draft.document().issued()).map(members -> new Preview(draft, members));
    }

    private static Stream<Part> parts(Audience audience) {
        return Stream.concat(
                audience.categories().stream().map(category -> new Part(audience.name(), category, "")),
                audience.agencies().stream().map(agency -> new Part(audience.name(), "", agency)));
    }
}
