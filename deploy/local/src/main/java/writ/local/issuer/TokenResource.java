package writ.local.issuer;

import java.util.Optional;
import writ.local.edge.Answer;
import writ.local.edge.DevRequest;
import writ.local.edge.DevResource;

/** `GET /dev/token?role=&agency=&component=` answers a bearer token as text; deploy/token asks here. */
public final class TokenResource implements DevResource {

    private final Issuer issuer;

    public TokenResource(Issuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public String path() {
        return "/dev/token";
    }

    @Override
    public Answer answer(DevRequest request) {
        if (!request.method().equals("GET")) {
            return Answer.methodNotAllowed("GET");
        }
        Optional<Role> role = Optional.ofNullable(request.parameter("role")).flatMap(Role::named);
        if (role.isEmpty()) {
            return Answer.malformed("role must be one of: " + Role.names());
        }
        String agency = request.parameter("agency");
        String component = request.parameter("component");
        return role.get()
                .misfit(agency, component)
                .map(Answer::malformed)
                .orElseGet(() -> Answer.text("text/plain", issuer.token(role.get(), agency, component) + "\n"));
    }
}
