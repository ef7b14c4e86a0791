package writ.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static writ.notification.Api.as;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import writ.notification.Receiver;

/** Somebody with a webhook subscription, and what he can see of his deliveries. */
record Subscriber(String token, Receiver receiver, String id, String secret) {

    /** @param filter further members of the request, as `, "kinds": [...]` */
    static Subscriber of(String token, Receiver receiver, String filter) {
        Response made = as(token)
                .body("{\"channel\": \"webhook\", \"target\": \"" + receiver.url() + "\"" + filter + "}")
                .post("/v1/subscriptions");
        assertEquals(201, made.statusCode(), made.asString());
        return new Subscriber(token, receiver, made.path("id"), made.path("secret"));
    }

    String rotate() {
        return as(token)
                .post("/v1/subscriptions/{id}/secrets", id)
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    String state() {
        return as(token).get("/v1/subscriptions/{id}", id).path("state");
    }

    /** The latest first. */
    List<Map<String, Object>> deliveries() {
        return as(token)
                .get("/v1/deliveries?limit=500&subscription=" + id)
                .jsonPath()
                .getList("items");
    }

    /** The state that the only delivery comes to. */
    Map<String, Object> awaitEnd() {
        Awaitility.await()
                .until(() -> deliveries().size() == 1
                        && !deliveries().getFirst().get("state").equals("pending"));
        return deliveries().getFirst();
    }

    List<Map<String, Object>> attempts(Object delivery) {
        return as(token)
                .get("/v1/deliveries/{id}/attempts", delivery)
                .jsonPath()
                .getList("items");
    }

    Response redeliver(Object delivery) {
        return as(token).post("/v1/deliveries/{id}/redelivery", delivery);
    }

    List<Receiver.Got> awaitGot(int webhooks) {
        Awaitility.await().until(() -> receiver.got().size() >= webhooks);
        return receiver.got();
    }
}
