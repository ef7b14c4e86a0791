package writ.kit.caller;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Connects to the issuer at the first request that needs it, and again at the next one when that fails. Quarkus would
 * do it before the start, for one tenant after the other, and in a migration, which needs no issuer; so the properties
 * describe the tenants disabled, and this enables them when they are asked for.
 */
@ApplicationScoped
class LazyTenants implements TenantConfigResolver {

    private final OidcTenantConfig bearer;
    private final List<OidcTenantConfig> ofPaths;

    LazyTenants(TenantConfigBean described) {
        this.bearer = enabled("bearer", described.getDefaultTenant().getOidcTenantConfig());
        this.ofPaths = described.getStaticTenantsConfig().entrySet().stream()
                .map(tenant -> enabled(tenant.getKey(), tenant.getValue().getOidcTenantConfig()))
                .toList();
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
        String path = request.normalizedPath();
        return Uni.createFrom()
                .item(ofPaths.stream()
                        .filter(tenant -> tenant.tenantPaths().orElse(List.of()).stream()
                                .anyMatch(under -> path.startsWith(under.replace("*", ""))))
                        .findFirst()
                        .orElse(bearer));
    }

    private static OidcTenantConfig enabled(String id, OidcTenantConfig described) {
        return OidcTenantConfig.builder(described).tenantId(id).enableTenant().build();
    }
}
