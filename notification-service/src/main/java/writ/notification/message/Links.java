package writ.notification.message;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Links under the suite's public URL. */
@ApplicationScoped
public class Links {

    private final String publicUrl;

    Links(@ConfigProperty(name = "writ.public-url") String publicUrl) {
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** The permanent page that an alert leads to; directive-service serves it. */
    public String of(Alert alert) {
        return alert.matter() == null
                ? to("/")
                : to("/obligations/" + alert.matter().obligation());
    }

    public String to(String path) {
        return publicUrl + path;
    }
}
