package writ.directive.obligation;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import writ.kit.ready.Migrations;

/** Looks for series to be extended, one look at a time. */
@ApplicationScoped
class SeriesPoller {

    private static final Logger LOG = Logger.getLogger(SeriesPoller.class);

    private final SeriesExtension series;
    private final SeriesSettings settings;
    private final Migrations migrations;
    private final Vertx vertx;
    private final AtomicBoolean busy = new AtomicBoolean();

    SeriesPoller(SeriesExtension series, SeriesSettings settings, Migrations migrations, Vertx vertx) {
        this.series = series;
        this.settings = settings;
        this.migrations = migrations;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        migrations
                .complete()
                .subscribe()
                .with(complete -> vertx.setPeriodic(settings.every().toMillis(), id -> look()));
    }

    private void look() {
        if (busy.compareAndSet(false, true)) {
            series.extendDue().subscribe().with(done -> busy.set(false), e -> {
                busy.set(false);
                LOG.warnf("series-not-looked-at reason=%s", e.getMessage());
            });
        }
    }
}
