package writ.kit.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** A body that is sent and says `null` is malformed; no body at all stays null, for operations that need none. */
@Provider
public class NoNullBodies implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        String length = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
        if (body == null && length != null && !length.equals("0")) {
            throw Problem.of(CommonProblem.MALFORMED, "The body is null.").at("/", "send a JSON object");
        }
        return body;
    }
}
