package writ.local.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import writ.local.edge.Answer;
import writ.local.edge.DevRequests;
import writ.local.plan.FreePorts;

class IssuerTest {

    @TempDir
    Path folder;

    private final int port = FreePorts.one();
    private final HttpClient http = HttpClient.newHttpClient();
    private Issuer issuer;
    private String directiveUrl = "http://127.0.0.1:" + FreePorts.one();

    @BeforeEach
    void start() throws Exception {
        issuer = Issuer.start(folder, port);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void aTokenSaysRoleAgencyAndComponentAndIsMadeForTheSuite() throws Exception {
        JWTClaimsSet claims = verified(token("component-reporter", "usda", "fs"));

        assertEquals("http://127.0.0.1:" + port + "/writ", claims.getIssuer());
        assertEquals(List.of("writ"), claims.getAudience());
        assertEquals("component-reporter@fs.usda", claims.getSubject());
        assertEquals(List.of("component-reporter"), claims.getStringListClaim("groups"));
        assertEquals("usda", claims.getClaim("writ_agency"));
        assertEquals("fs", claims.getClaim("writ_component"));
        assertEquals("Component reporter of fs, usda", claims.getClaim("name"));
        assertEquals(
                Duration.ofHours(8),
                Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()));
    }

    @Test
    void aTokenOfBeforeARestartIsStillGood() throws Exception {
        String token = token("auditor", "*", "");
        issuer.close();
        issuer = Issuer.start(folder, port);

        assertEquals("*", verified(token).getClaim("writ_agency"));
    }

    @ParameterizedTest
    @CsvSource({
        "minister, '', '', role must be one of",
        "agency-reporter, '', '', agency-reporter needs one agency",
        "agency-attester, *, '', agency-attester needs one agency",
        "component-reporter, usda, '', component-reporter needs an agency and a component",
        "auditor, '', '', auditor needs an agency",
        "oversight, usda, '', oversight takes no agency"
    })
    void whatARoleNeedsIsSaid(String role, String agency, String component, String words) throws Exception {
        Answer answer = ask(role, agency, component);

        assertEquals(400, answer.status());
        assertTrue(said(answer).contains(words), said(answer));
    }

    @Test
    void whatAnAgencyIsCalledIsLookedUp() throws Exception {
        HttpServer directive = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        directive.createContext("/v1/agencies/", exchange -> {
            boolean known = exchange.getRequestURI().getPath().equals("/v1/agencies/Department of Agriculture");
            byte[] body = """
                    {"agency": "usda", "components": [{"slug": "fs", "name": "Forest Service"}]}""".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        directive.start();
        directiveUrl = "http://127.0.0.1:" + directive.getAddress().getPort();
        try {
            JWTClaimsSet claims = verified(token("component-reporter", "Department of Agriculture", "forest service"));
            assertEquals("usda", claims.getClaim("writ_agency"));
            assertEquals("fs", claims.getClaim("writ_component"));
            assertTrue(said(ask("auditor", "udsa", "")).contains("there is no agency \\\"udsa\\\""));
            assertTrue(said(ask("component-reporter", "Department of Agriculture", "nasa"))
                    .contains("usda has no component \\\"nasa\\\"; it has fs"));
        } finally {
            directive.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "authority-issuer, authority-issuer, ",
        "agency-reporter@usda, agency-reporter, usda",
        "auditor@*, auditor, *",
        "agency-reporter, , ",
        "somebody, , "
    })
    void aClientGetsTheRoleThatItIsNamedAfter(String client, String role, String agency) throws Exception {
        JsonNode tokens = post(
                issuer.tokenUrl(),
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", "development"));
        JWTClaimsSet claims = verified(tokens.path("access_token").asText());

        assertEquals(role == null ? null : List.of(role), claims.getStringListClaim("groups"));
        assertEquals(agency, claims.getClaim("writ_agency"));
        assertEquals(client, claims.getClaim("azp"));
    }

    @Test
    void aServiceSignsInByItself() throws Exception {
        JsonNode tokens = post(
                issuer.tokenUrl(),
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "notification-service",
                        "client_secret", "development"));

        JWTClaimsSet claims = verified(tokens.path("access_token").asText());
        assertEquals(List.of("service"), claims.getStringListClaim("groups"));
        assertEquals("notification-service", claims.getSubject());
        assertEquals(List.of("writ"), claims.getAudience());
    }

    @Test
    void aPersonChoosesWhoTheyAreAndSignsInByCode() throws Exception {
        String authorize = issuer.url() + "/authorize?response_type=code&scope=openid&client_id=directive-service"
                + "&state=s&nonce=n&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fobligations%2F7";
        HttpResponse<String> page =
                http.send(HttpRequest.newBuilder(URI.create(authorize)).build(), HttpResponse.BodyHandlers.ofString());
        assertTrue(page.body().contains("Who are you?"), page.body());

        HttpResponse<String> signedIn = http.send(
                form(authorize, Map.of("username", "agency-attester@usda", "claims", """
                                {"groups": ["agency-attester"], "writ_agency": "usda", "name": "A. Official"}""")),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(302, signedIn.statusCode());
        String code = signedIn.headers().firstValue("Location").orElseThrow().replaceAll(".*[?&]code=([^&]+).*", "$1");
        JsonNode tokens = post(
                issuer.tokenUrl(),
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", "http://127.0.0.1:8080/obligations/7",
                        "client_id", "directive-service",
                        "client_secret", "development"));

        JWTClaimsSet id = verified(tokens.path("id_token").asText());
        assertEquals(List.of("directive-service"), id.getAudience());
        assertEquals("n", id.getClaim("nonce"));
        JWTClaimsSet access = verified(tokens.path("access_token").asText());
        assertEquals(List.of("writ"), access.getAudience());
        assertEquals("agency-attester@usda", access.getSubject());
        assertEquals(List.of("agency-attester"), access.getStringListClaim("groups"));
        assertEquals("usda", access.getClaim("writ_agency"));
        assertEquals("A. Official", access.getClaim("name"));
    }

    private static String said(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private String token(String role, String agency, String component) throws Exception {
        return new String(ask(role, agency, component).body(), StandardCharsets.US_ASCII).trim();
    }

    private Answer ask(String role, String agency, String component) throws Exception {
        return new TokenResource(issuer, new AgencyBook(directiveUrl, issuer))
                .answer(DevRequests.get(Map.of("role", role, "agency", agency, "component", component)));
    }

    private JWTClaimsSet verified(String token) throws Exception {
        JWKSet keys = JWKSet.load(URI.create(issuer.url() + "/jwks").toURL());
        SignedJWT jwt = SignedJWT.parse(token);
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        assertTrue(jwt.verify(new RSASSAVerifier(key.toRSAKey())));
        return jwt.getJWTClaimsSet();
    }

    private JsonNode post(String url, Map<String, String> fields) throws Exception {
        HttpResponse<String> response = http.send(form(url, fields), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        return new JsonMapper().readTree(response.body());
    }

    private static HttpRequest form(String url, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
