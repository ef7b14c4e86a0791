package writ.kit.caller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which claims of a token carry the agency and the component. */
@ConfigMapping(prefix = "writ.claims")
interface ClaimNames {

    @WithDefault("writ_agency")
    String agency();

    @WithDefault("writ_component")
    String component();

    /** Read by the OIDC extension, as `quarkus.oidc.roles.role-claim-path`. */
    @WithDefault("groups")
    String roles();
}
