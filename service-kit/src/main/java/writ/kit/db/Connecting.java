package writ.kit.db;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;

/** How the pool and the listener connect; Flyway does it by {@link MigrationConnection}. */
@ApplicationScoped
class Connecting implements PgPoolCreator {

    private static final int CONNECT_WITHIN_MS = (int) TimeUnit.SECONDS.toMillis(5);

    private final DatabaseSettings settings;

    Connecting(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public Pool create(Input input) {
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(tuned(input.pgConnectOptionsList().getFirst()))
                .using(input.vertx())
                .build();
    }

    /** As the app role, for a connection beside the pool. */
    PgConnectOptions options() {
        return tuned(new PgConnectOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setDatabase(settings.name())
                .setUser(settings.appUser())
                .setPassword(settings.appPassword().orElse("")));
    }

    private PgConnectOptions tuned(PgConnectOptions options) {
        options.setConnectTimeout(CONNECT_WITHIN_MS);
        options.setSslMode(SslMode.valueOf(settings.tls().name()));
        if (settings.tls() == DatabaseSettings.Tls.VERIFY_FULL) {
            options.setHostnameVerificationAlgorithm("HTTPS");
            options.setTrustOptions(settings.tlsCa()
                    .<TrustOptions>map(ca -> new PemTrustOptions().addCertPath(ca.toString()))
                    .orElseGet(Connecting::ownTrust));
        } else {
            options.setTrustAll(true);
        }
        return options;
    }

    /** The driver wants to be told even whom the runtime trusts anyway. */
    private static TrustOptions ownTrust() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init((KeyStore) null);
            return TrustOptions.wrap(trust.getTrustManagers()[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the runtime's own certificates cannot be read", e);
        }
    }
}
