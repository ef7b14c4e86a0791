package writ.kit.web;

import io.quarkus.oidc.OIDCException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;
import writ.kit.ready.Migrations;

/** What another system's absence means to a caller: come again. Readiness says which one it is. */
@Singleton
class Outages {

    private static final Logger LOG = Logger.getLogger(Outages.class);
    private static final String RETRY_SECONDS = "5";

    private static final String RETRY_WHEN_BUSY_SECONDS = "1";

    /** Lock not available, deadlock, serialisation failure, statement cancelled, too many connections. */
    private static final Set<String> PASSING = Set.of("55P03", "40P01", "40001", "57014", "53300", "57P01", "57P03");

    /** Schema, table, column or function that is not there. */
    private static final Set<String> OF_NO_MIGRATION = Set.of("3F000", "42P01", "42703", "42883");

    /** U+0000 in text or in JSON, which PostgreSQL does not store. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

    private final Problems problems;
    private final Migrations migrations;

    Outages(Problems problems, Migrations migrations) {
        this.problems = problems;
        this.migrations = migrations;
    }

    @ServerExceptionMapper
    Response issuer(OIDCException e) {
        return unavailable("issuer", e, "Tokens cannot be checked now, as their issuer does not answer; try again.");
    }

    @ServerExceptionMapper
    Response database(ConnectException e) {
        return unavailable("database", e, "The database cannot be reached; try again.");
    }

    @ServerExceptionMapper
    Response database(UnknownHostException e) {
        return unavailable("database", e, "The database cannot be reached; try again.");
    }

    @ServerExceptionMapper
    Response database(ClosedConnectionException e) {
        return unavailable("database", e, "The database went away; try again.");
    }

    @ServerExceptionMapper
    Response database(PgException e) {
        String state = String.valueOf(e.getSqlState());
        if (UNSTORABLE.contains(state)) {
            return problems.problem(Problem.of(CommonProblem.INVALID, "Text must not contain the character U+0000."));
        }
        if (PASSING.contains(state)) {
            return unavailable("database", e, "The database is busy; try again.", RETRY_WHEN_BUSY_SECONDS);
        }
        if (OF_NO_MIGRATION.contains(state) && !migrations.areComplete()) {
            return unavailable("migrations", e, "The database is being prepared for this release; try again.");
        }
        return problems.failed(e);
    }

    private Response unavailable(String what, Throwable e, String detail) {
        return unavailable(what, e, detail, RETRY_SECONDS);
    }

    private Response unavailable(String what, Throwable e, String detail, String retrySeconds) {
        LOG.warnf("unavailable what=%s reason=%s", what, e.getMessage());
        return problems.problem(Problem.of(CommonProblem.UNAVAILABLE, detail).header("Retry-After", retrySeconds));
    }
}
