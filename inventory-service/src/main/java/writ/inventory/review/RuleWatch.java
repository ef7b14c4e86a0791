package writ.inventory.review;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import writ.kit.caller.Caller;
import writ.kit.ready.Migrations;

/** Ends rules when their end has come, by business time: what is decided must not depend on when somebody looks. */
@ApplicationScoped
class RuleWatch {
    private static final Logger LOG = Logger.getLogger(RuleWatch.class);
    private static final Caller CALLER = Caller.system("match-rule-watch");

    private final Reviewing reviewing;
    private final Migrations migrations;

    RuleWatch(Reviewing reviewing, Migrations migrations) {
        this.reviewing = reviewing;
        this.migrations = migrations;
    }

    void start(@Observes StartupEvent event, Vertx vertx, ReviewConfig config) {
        migrations
                .complete()
                .subscribe()
                .with(complete -> vertx.setPeriodic(config.watchEvery().toMillis(), timer -> look()));
    }

    private void look() {
        reviewing
                .endDue(CALLER)
                .subscribe()
                .with(
                        ended -> ended.forEach(rule -> LOG.infof("match-rule-over rule=%s", rule)),
                        e -> LOG.warnf("match-rules-not-looked-at reason=%s", e.getMessage()));
    }
}
