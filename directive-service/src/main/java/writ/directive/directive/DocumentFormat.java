package writ.directive.directive;

/** The two forms of a directive (YAML by RFC 9512). */
enum DocumentFormat {
    YAML("application/yaml"),
    JSON("application/json");

    final String mediaType;

    DocumentFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    static DocumentFormat of(String mediaType) {
        return mediaType.equals(YAML.mediaType) ? YAML : JSON;
    }
}
