package writ.kit.caller;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * Connects to the issuer when readiness or a request asks for it, and again when that failed. Quarkus would
 * do it before the start, for one tenant after the other, and in a migration, which needs no issuer; so the properties
 * describe the tenants disabled, and this enables them when they are asked for.
 */
@ApplicationScoped
@RegisterForReflection(targets = TenantConfigBean.class)
public class LazyTenants implements TenantConfigResolver {

    private final TenantConfigBean tenants;
    private final OidcTenantConfig bearer;
    private final List<OidcTenantConfig> ofPaths;

    LazyTenants(TenantConfigBean described) {
        this.tenants = described;
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

    /** Fetches what the issuer says of itself, and its keys, as the first requests would; both are kept; goes on when nobody waits. */
    public Uni<Void> connect() {
        Uni<Void> whole = Uni.join()
                .all(Stream.concat(Stream.of(bearer), ofPaths.stream())
                        .map(this::connected)
                        .toList())
                .andFailFast()
                .replaceWithVoid();
        return Uni.createFrom().emitter(out -> whole.subscribe().with(out::complete, out::fail));
    }

    /** Quarkus has no public way to it but a request. */
    private Uni<Void> connected(OidcTenantConfig tenant) {
        try {
            Method create =
                    TenantConfigBean.class.getDeclaredMethod("createDynamicTenantContext", OidcTenantConfig.class);
            create.setAccessible(true);
            return ((Uni<?>) create.invoke(tenants, tenant)).replaceWithVoid();
        } catch (InvocationTargetException e) {
            return Uni.createFrom().failure(e.getCause());
        } catch (ReflectiveOperationException e) {
            return Uni.createFrom().failure(e);
        }
    }

    private static OidcTenantConfig enabled(String id, OidcTenantConfig described) {
        return OidcTenantConfig.builder(described).tenantId(id).enableTenant().build();
    }
}
