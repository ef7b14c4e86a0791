package writ.local.issuer;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * What the tokens of the token endpoint say. A service that signs in by itself gets the role of one, another client the role
 * that it is named after; a person who signs in gets what the login page adds to this.
 */
final class Claims implements OAuth2TokenCallback {

    static final String AUDIENCE = "writ";
    static final Duration LIFE = Duration.ofHours(8);

    private final String issuerId;

    Claims(String issuerId) {
        this.issuerId = issuerId;
    }

    @Override
    public String issuerId() {
        return issuerId;
    }

    @Override
    public String subject(TokenRequest request) {
        return client(request);
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return JOSEObjectType.JWT.getType();
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        String client = client(request);
        Map<String, Object> claims = new LinkedHashMap<>();
        if (client.endsWith("-service")) {
            claims.putAll(Map.of("name", client, "groups", List.of(Role.SERVICE.claim())));
        } else {
            claims.putAll(Role.claimsOf(client));
        }
        claims.put("azp", client);
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return LIFE.toSeconds();
    }

    private static String client(TokenRequest request) {
        if (request.getClientAuthentication() != null) {
            return request.getClientAuthentication().getClientID().getValue();
        }
        return request.getClientID() == null ? "" : request.getClientID().getValue();
    }
}
