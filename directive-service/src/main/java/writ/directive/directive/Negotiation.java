package writ.directive.directive;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** In which form a document is sent, and in which it is wanted. */
final class Negotiation {

    private static final MediaType YAML = MediaType.valueOf(DocumentFormat.YAML.mediaType);

    private Negotiation() {}

    static DocumentFormat sent(HttpHeaders headers) {
        return YAML.isCompatible(headers.getMediaType()) ? DocumentFormat.YAML : DocumentFormat.JSON;
    }

    /** The form the client likes best; the one that was sent when it takes any. */
    static DocumentFormat wanted(HttpHeaders headers, DocumentFormat sent) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isWildcardType() || accepted.isWildcardSubtype()) {
                return sent;
            }
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return DocumentFormat.JSON;
            }
            if (accepted.isCompatible(YAML)) {
                return DocumentFormat.YAML;
            }
        }
        return sent;
    }
}
