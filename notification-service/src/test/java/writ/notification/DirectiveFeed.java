package writ.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.feed.FeedEvent;
import writ.kit.feed.FeedHandler;

/** Applies pages of directive-service's feed as the consumer does: in one transaction each. */
@ApplicationScoped
public class DirectiveFeed {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FeedHandler handler;
    private final Transactions transactions;

    DirectiveFeed(FeedHandler handler, Transactions transactions) {
        this.handler = handler;
        this.transactions = transactions;
    }

    public void tell(FeedEvent... page) {
        transactions
                .run(Caller.system("test"), tx -> handler.apply(tx, List.of(page)))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    /** An agency of its own for a test, with these contacts as "role:address"; answers its slug. */
    public String agency(String... contacts) {
        String slug = "t" + UUID.randomUUID().toString().substring(0, 8);
        tell(agencyChanged(slug, contacts));
        return slug;
    }

    public static FeedEvent agencyChanged(String slug, String... contacts) {
        ObjectNode data = JSON.createObjectNode().put("agency", slug).put("name", "Department of " + slug);
        ArrayNode list = data.putArray("contacts");
        for (String contact : contacts) {
            String[] parts = contact.split(":");
            list.addObject().put("role", parts[0]).put("name", "A " + parts[0]).put("email", parts[1]);
        }
        return new FeedEvent(
                UUID.randomUUID().toString(),
                "/v1/directive-events",
                "dev.writ.agency.changed",
                slug,
                Instant.EPOCH,
                data);
    }
}
