package writ.directive.directive;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import writ.directive.directive.Documents.Sent;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.ready.Seeding;

/**
 * Puts the public directives into the database as drafts, each once; one whose name is taken, as by an edited draft,
 * is left as it is.
 */
@ApplicationScoped
class DirectiveSeeds {

    private static final List<String> FILES = List.of("/directives/bod-17-01.yaml");

    private final Transactions transactions;
    private final DirectiveRepository directives;
    private final Documents documents;
    private final Seeding seeding;

    DirectiveSeeds(Transactions transactions, DirectiveRepository directives, Documents documents, Seeding seeding) {
        this.transactions = transactions;
        this.directives = directives;
        this.documents = documents;
        this.seeding = seeding;
    }

    void atStart(@Observes @Priority(Seeding.FIRST) StartupEvent event) {
        for (String file : FILES) {
            seeding.plant("directive " + file, () -> plant(file).map(added -> added ? 1 : 0));
        }
    }

    /** Adds one as a draft; false when its name is taken. */
    Uni<Boolean> plant(String file) {
        Sent sent = documents.read(DocumentFormat.YAML, bytes(file));
        return transactions.run(Caller.system("directive-seeds"), tx -> directives.create(tx, sent));
    }

    private static byte[] bytes(String file) {
        try (InputStream in = DirectiveSeeds.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
