package writ.notification.message;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The permanent page that an alert leads to; directive-service serves it. */
@ApplicationScoped
public class Links {

    private final String publicUrl;

    Links(@ConfigProperty(name = "writ.public-url") String publicUrl) {
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    public String of(Alert alert) {
        return alert.matter() == null
                ? publicUrl + "/"
                : publicUrl + "/obligations/" + alert.matter().obligation();
    }
}
