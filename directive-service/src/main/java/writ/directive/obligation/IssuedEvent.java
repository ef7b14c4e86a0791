package writ.directive.obligation;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import writ.directive.directive.DirectiveDocument;

/** The data of {@code dev.writ.directive.issued}: what peers and agencies need to know of a directive that binds. */
@RegisterForReflection
record IssuedEvent(
        String directive,
        String id,
        String title,
        String instrument,
        int version,
        Instant issuedAt,
        LocalDate issuedOn,
        String zone,
        String handling,
        JsonNode scope,
        JsonNode quality,
        List<Action> actions) {

    @RegisterForReflection
    record Action(String id, String deliver, boolean attest) {}

    static IssuedEvent of(DirectiveDocument document, int version, Instant issuedAt) {
        return new IssuedEvent(
                document.name(),
                document.id(),
                document.title(),
                document.instrument(),
                version,
                issuedAt,
                document.issued(),
                document.zone().getId(),
                document.handling(),
                document.scope(),
                document.quality(),
                document.actions().stream()
                        .map(action -> new Action(action.id(), action.deliver(), action.attest()))
                        .toList());
    }
}
