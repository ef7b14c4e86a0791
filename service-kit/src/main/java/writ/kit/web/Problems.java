package writ.kit.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jose4j.jwt.consumer.InvalidJwtException;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** The one place where a failure becomes a response (RFC 9457). */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String MEDIA_TYPE = "application/problem+json";
    /** What resources call the parameter that is the body. */
    private static final String BODY = "request";

    @ServerExceptionMapper
    Response problem(Problem problem) {
        Response.ResponseBuilder response =
                Response.status(problem.type().status()).type(MEDIA_TYPE).entity(problem.body());
        problem.headers().forEach(response::header);
        return response.build();
    }

    @ServerExceptionMapper
    Response notAuthenticated(UnauthorizedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    Response authenticationFailed(AuthenticationFailedException e) {
        LOG.infof("token-refused reason=%s", refusal(e));
        return unauthenticated();
    }

    /** Never the words of the failure, which may quote the token and the claims in it. */
    private static String refusal(AuthenticationFailedException e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof InvalidJwtException)) {
            cause = cause.getCause();
        }
        return cause instanceof InvalidJwtException jwt && jwt.hasExpired()
                ? "expired"
                : cause.getClass().getSimpleName();
    }

    private Response unauthenticated() {
        return problem(Problem.of(CommonProblem.UNAUTHENTICATED, "Send a valid token as Authorization: Bearer.")
                .header("WWW-Authenticate", "Bearer"));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return problem(Problem.of(CommonProblem.FORBIDDEN, "None of the token's roles may do this."));
    }

    @ServerExceptionMapper
    Response violated(ConstraintViolationException e) {
        Problem problem = Problem.of(CommonProblem.INVALID, "The request breaks a constraint.");
        e.getConstraintViolations()
                .forEach(violation -> problem.at(pointer(violation.getPropertyPath()), violation.getMessage()));
        return problem(problem);
    }

    /** A JSON pointer into the body; a parameter that is not the body is named. */
    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        String parameter = BODY;
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case METHOD -> {}
                case PARAMETER -> parameter = node.getName();
                default -> {
                    if (node.getIndex() != null) {
                        pointer.append('/').append(node.getIndex());
                    }
                    if (node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                        pointer.append('/').append(node.getName());
                    }
                }
            }
        }
        return !pointer.isEmpty() ? pointer.toString() : parameter.equals(BODY) ? "/" : parameter;
    }

    /** Named by itself, since the framework has a mapper of its own for it. */
    @ServerExceptionMapper
    Response notOfTheType(MismatchedInputException e) {
        return problem(unreadable(e));
    }

    @ServerExceptionMapper
    Response notJson(JsonProcessingException e) {
        return problem(unreadable(e));
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return problem(unreadable(json));
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (e instanceof NotFoundException && e.getCause() != null) {
            return problem(unreadable(e.getCause(), uri));
        }
        CommonProblem type = type(status);
        return type == CommonProblem.INTERNAL ? failed(e) : problem(Problem.of(type, type.title()));
    }

    @ServerExceptionMapper
    Response failed(Throwable e) {
        String trace = traceId();
        LOG.errorf(e, "request-failed trace=%s", trace);
        return problem(Problem.of(CommonProblem.INTERNAL, "Tell the operators the trace id.")
                .with("traceId", trace));
    }

    private static Problem unreadable(JsonProcessingException e) {
        Problem problem = Problem.of(CommonProblem.MALFORMED, "The body is not the JSON that is expected here.");
        JsonLocation at = e.getLocation();
        String where = e instanceof JsonMappingException mapping ? pointer(mapping) : "";
        if (!where.isEmpty()) {
            return problem.at(where, "not of the expected type, unknown, or missing");
        }
        return at == null
                ? problem
                : problem.at("line " + at.getLineNr() + ", column " + at.getColumnNr(), "not well-formed here");
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }

    /** A query parameter of the wrong type is the framework's 404; it has the value, and not the name. */
    private static Problem unreadable(Throwable cause, UriInfo uri) {
        String message = String.valueOf(cause.getMessage());
        return uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().stream().anyMatch(message::contains))
                .findFirst()
                .map(parameter -> Problem.of(CommonProblem.MALFORMED, "A query parameter cannot be read.")
                        .at(parameter.getKey(), "not of the expected type"))
                .orElseGet(Problem::notFound);
    }

    private static CommonProblem type(int status) {
        for (CommonProblem type : CommonProblem.values()) {
            if (type.status() == status) {
                return type;
            }
        }
        return status >= 500 ? CommonProblem.INTERNAL : CommonProblem.MALFORMED;
    }

    private static String traceId() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : UUID.randomUUID().toString().replace("-", "");
    }
}
