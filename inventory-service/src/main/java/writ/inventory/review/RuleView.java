package writ.inventory.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.match.MatchRule;

/** A reviewer's rule; what is absent is not narrowed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleView(
        UUID id,
        @Nullable String directive,
        @Nullable String agency,
        @Nullable String supplier,
        @Nullable String product,
        @Nullable String versions,
        String verdict,
        String reason,
        String decidedBy,
        Instant decidedAt,
        @Nullable Instant endsAt,
        @Nullable Ended ended) {

    /** @param reason absent when its own end has come */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ended(@Nullable String reason, String by, Instant at) {}

    static RuleView of(MatchRule rule) {
        MatchRule.End end = rule.end();
        return new RuleView(
                rule.id(),
                rule.directive(),
                rule.agency(),
                rule.supplier(),
                rule.product(),
                rule.versions(),
                rule.in() ? "in" : "out",
                rule.reason(),
                rule.decidedBy(),
                rule.decidedAt(),
                rule.endsAt(),
                end == null ? null : new Ended(end.reason(), end.by(), end.at()));
    }
}
