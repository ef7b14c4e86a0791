package writ.directive.directive;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import writ.directive.agency.Agencies;
import writ.directive.directive.DirectiveDocument.Audience;
import writ.directive.directive.Documents.Sent;
import writ.directive.directive.Tree.Faults;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;
import writ.kit.web.IfMatch;

/** Creates and replaces drafts; every version that was ever saved is kept. */
@ApplicationScoped
class Drafts {

    private final Transactions transactions;
    private final DirectiveRepository directives;
    private final Directives locks;
    private final Agencies agencies;
    private final Documents documents;

    Drafts(
            Transactions transactions,
            DirectiveRepository directives,
            Directives locks,
            Agencies agencies,
            Documents documents) {
        this.transactions = transactions;
        this.directives = directives;
        this.locks = locks;
        this.agencies = agencies;
        this.documents = documents;
    }

    /** @throws Problem conflict, when there is a directive of that name */
    Uni<DirectiveView> create(Caller caller, DocumentFormat format, byte[] bytes) {
        Sent sent = documents.read(format, bytes);
        return transactions.run(
                caller,
                tx -> refuseUnknown(tx, sent)
                        .chain(() -> directives.create(tx, sent))
                        .invoke(created -> {
                            if (!created) {
                                throw Problem.of(
                                                CommonProblem.CONFLICT,
                                                "There is a directive of this name; replace its draft with PUT.")
                                        .at("/metadata/name", "is taken");
                            }
                        })
                        .chain(() -> directives.one(tx, sent.document().name())));
    }

    /**
     * Replaces a draft. Whether it may be replaced is looked at before what replaces it.
     *
     * @param ifMatch an entity tag of the draft that the caller has read
     */
    Uni<DirectiveView> replace(
            Caller caller, String name, @Nullable String ifMatch, DocumentFormat format, byte[] bytes) {
        Uni<Sent> sent = attempt(() -> documents.read(format, bytes));
        return transactions.run(
                caller,
                tx -> locks.lockDraft(tx, name).chain(draft -> {
                    IfMatch.check(ifMatch, DirectiveTags.all(draft.version()));
                    return sent.invoke(read -> refuseOtherName(read, name))
                            .chain(read -> refuseUnknown(tx, read)
                                    .chain(() -> directives.replace(tx, read, draft.version() + 1))
                                    .chain(() -> directives.one(tx, name)));
                }));
    }

    /** Does the work now, and keeps a problem for when it is its turn to be told. */
    private static Uni<Sent> attempt(Supplier<Sent> reading) {
        try {
            return Uni.createFrom().item(reading.get());
        } catch (Problem problem) {
            return Uni.createFrom().failure(problem);
        }
    }

    private static void refuseOtherName(Sent sent, String name) {
        if (!sent.document().name().equals(name)) {
            Faults faults = new Faults();
            faults.add("/metadata/name", "must be " + name + ", the name in the path");
            sent.tree().refuse(faults);
        }
    }

    private Uni<Void> refuseUnknown(Tx tx, Sent sent) {
        List<String> words = new ArrayList<>();
        for (Audience audience : sent.document().audiences()) {
            words.addAll(audience.categories());
            words.addAll(audience.agencies());
        }
        return agencies.known(tx, words)
                .invoke(known -> sent.tree().refuse(unknown(sent, known)))
                .replaceWithVoid();
    }

    private static Faults unknown(Sent sent, Set<String> known) {
        Faults faults = new Faults();
        sent.tree()
                .root()
                .path("spec")
                .path("audiences")
                .properties()
                .forEach(audience -> audience.getValue().properties().forEach(list -> {
                    String at = Tree.pointer("/spec/audiences", audience.getKey()) + "/" + list.getKey();
                    for (int i = 0; i < list.getValue().size(); i++) {
                        if (!known.contains(list.getValue().get(i).asText())) {
                            faults.add(
                                    at + "/" + i,
                                    list.getKey().equals("agencies")
                                            ? "is no agency's slug; GET /v1/agencies lists them"
                                            : "is no category that any agency is of");
                        }
                    }
                }));
        return faults;
    }
}
