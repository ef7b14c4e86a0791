package writ.notification;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import writ.kit.testing.OpenApiContract;

/** Requests whose responses are held against the committed contract. */
public final class Api {

    private static final OpenApiContract CONTRACT = OpenApiContract.committed();

    private Api() {}

    /** A request with a bearer token and, if it has a body, a JSON one. */
    public static RequestSpecification as(String token) {
        return given().filter(CONTRACT).auth().oauth2(token).contentType("application/json");
    }

    /** Runs the same call from several clients at once and answers what each of them got. */
    public static <T> List<T> atOnce(int clients, Callable<T> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
