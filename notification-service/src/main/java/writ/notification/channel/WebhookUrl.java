package writ.notification.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a webhook goes, taken apart; what can be said of it without asking DNS. */
record WebhookUrl(boolean tls, String host, int port, String pathAndQuery) {

    static final int MAX_LENGTH = 2_000;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int MAX_PORT = 65_535;
    /** What resolvers take for an IPv4 address in one number. */
    private static final String NUMBER = "\\d+|0[xX][0-9a-fA-F]*";

    /** @throws IllegalArgumentException with a sentence for the caller, when it can be no target */
    static WebhookUrl of(String url) {
        if (url.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("at most " + MAX_LENGTH + " characters");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("an absolute https URL is needed");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("a host name or address is needed, and a port from 1 if any");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("neither a user name nor a fragment may stand in it");
        }
        boolean tls = scheme.equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String host = uri.getHost().replaceAll("^\\[|]$", "");
        if (host.indexOf('%') >= 0) {
            throw new IllegalArgumentException("an address of one link alone is not reached");
        }
        if (host.matches(NUMBER)) {
            throw new IllegalArgumentException("an IPv4 address has four numbers");
        }
        return new WebhookUrl(tls, host, port, path + query);
    }
}
