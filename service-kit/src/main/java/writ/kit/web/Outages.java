package writ.kit.web;

import io.quarkus.oidc.OIDCException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** What another system's absence means to a caller: come again. Readiness says which one it is. */
@Singleton
class Outages {

    private static final Logger LOG = Logger.getLogger(Outages.class);
    private static final String RETRY_SECONDS = "5";

    private final Problems problems;

    Outages(Problems problems) {
        this.problems = problems;
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

    private Response unavailable(String what, Throwable e, String detail) {
        LOG.warnf("unavailable what=%s reason=%s", what, e.getMessage());
        return problems.problem(Problem.of(CommonProblem.UNAVAILABLE, detail).header("Retry-After", RETRY_SECONDS));
    }
}
