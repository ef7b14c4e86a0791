package writ.images;

import java.util.List;
import java.util.Map;

/**
 * All that one image is made of, besides its base.
 *
 * @param name without registry and tag: writ/directive-service
 * @param environment what its process finds set
 * @param ports that it listens on
 */
record Image(
        String name,
        String tag,
        String title,
        String description,
        List<Layer> layers,
        List<String> entrypoint,
        Map<String, String> environment,
        List<Integer> ports,
        Map<String, String> labels) {

    /** A label that stands beside the image and not in it, since another commit may make the same image. */
    static final String REVISION = "org.opencontainers.image.revision";

    /** As Docker and Kubernetes complete a name that has no registry. */
    private static final String DEFAULT_REGISTRY = "docker.io/";

    String reference() {
        return name + ":" + tag;
    }

    String fullReference() {
        return DEFAULT_REGISTRY + reference();
    }

    /** The file of its archive: directive-service-0.1.0.tar. */
    String fileName() {
        return shortName() + "-" + tag + ".tar";
    }

    String shortName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
