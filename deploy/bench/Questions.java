import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a service about the whole government, and says how long it took; a figure that is not the counted one ends it. */
class Questions {

    static void ask(String url, String token, Path file) throws Exception {
        List<String> expected = Files.readAllLines(file);
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int scope = 0; scope < Government.SCOPES; scope++) {
            String answer = get(client, url + "/v1/holdings/summary?directive=bench-" + scope, token);
            Matcher enumerated = Pattern.compile("^\\{\"enumerated\":(\\d+)").matcher(answer);
            if (!enumerated.find() || !enumerated.group(1).equals(expected.get(scope))) {
                throw new IllegalStateException("scope " + scope + " is on " + expected.get(scope) + " endpoints, but: "
                        + answer.substring(0, Math.min(300, answer.length())));
            }
        }
        System.out.println("all " + Government.SCOPES + " scopes are on as many endpoints as were counted one by one");
        SplittableRandom random = new SplittableRandom(1);
        measure("a scope of 40 products, widespread", client, token, () -> url + "/v1/holdings/summary?directive=bench-"
                + 2 * random.nextInt(Government.SCOPES / 2));
        measure("a scope of 40 products, of any spread", client, token, () -> url + "/v1/holdings/summary?directive=bench-"
                + (2 * random.nextInt(Government.SCOPES / 2) + 1));
        measure("who has a supplier's", client, token, () -> url + "/v1/holdings/summary?supplier="
                + text("Supplier " + random.nextInt(Government.SUPPLIERS)));
        measure("who has a product", client, token, () -> url + "/v1/holdings/summary?product="
                + text("Product " + random.nextInt(Government.VERSIONS / Government.VERSIONS_EACH)));
        measure("who has a product, row by row", client, token, () -> url + "/v1/holdings?product="
                + text("Product " + random.nextInt(Government.VERSIONS / Government.VERSIONS_EACH)));
        measure("findings of a scope, a page", client, token, () -> url + "/v1/findings?directive=bench-"
                + random.nextInt(Government.SCOPES));
    }

    private static String text(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private interface Question {
        String url();
    }

    private static void measure(String what, HttpClient client, String token, Question question) throws Exception {
        int times = 200;
        for (int warm = 0; warm < 20; warm++) {
            get(client, question.url(), token);
        }
        double[] took = new double[times];
        for (int i = 0; i < times; i++) {
            String url = question.url();
            long begin = System.nanoTime();
            get(client, url, token);
            took[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(took);
        System.out.printf("%-40s median %7.1f ms   p95 %7.1f ms%n", what, took[times / 2], took[times * 95 / 100]);
    }

    private static String get(HttpClient client, String url, String token) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(url + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
