package writ.directive.agency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import writ.directive.agency.Contacts.Versioned;
import writ.kit.caller.Caller;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.feed.Outbox;
import writ.kit.web.IfMatch;

/** Replaces an agency's contacts and says so in the feed. */
@ApplicationScoped
class ContactsUpdate {

    private final Transactions transactions;
    private final AgencyRepository agencies;
    private final Outbox outbox;

    ContactsUpdate(Transactions transactions, AgencyRepository agencies, Outbox outbox) {
        this.transactions = transactions;
        this.agencies = agencies;
        this.outbox = outbox;
    }

    /** @param ifMatch the entity tag of the contacts that the caller has read */
    Uni<Versioned> replace(Caller caller, String id, @Nullable String ifMatch, @Nullable ContactsRequest request) {
        return transactions.run(
                caller,
                tx -> agencies.lock(tx, id).chain(found -> {
                    IfMatch.check(ifMatch, IfMatch.tag(found.version()));
                    Contacts contacts = (request == null ? new ContactsRequest(null) : request).checked();
                    return agencies.replaceContacts(tx, found.agency(), contacts.contacts())
                            .chain(() -> append(tx, found.agency()))
                            .chain(() -> agencies.contacts(tx, found.agency()))
                            .map(stored -> new Versioned(new Contacts(stored), found.version() + 1));
                }));
    }

    private Uni<Integer> append(Tx tx, String agency) {
        return outbox.appendSelected(
                tx, AgencySql.CHANGED, AgencyRepository.today(tx), Sql.at(tx.now()), new String[] {agency});
    }
}
