package writ.local.issuer;

import java.util.Optional;
import writ.local.edge.Answer;
import writ.local.edge.DevRequest;
import writ.local.edge.DevResource;

/** `GET /dev/token?role=&agency=&component=` answers a bearer token as text; deploy/token asks here. */
public final class TokenResource implements DevResource {

    private static final String ALL = "*";

    private final Issuer issuer;
    private final AgencyBook agencies;

    public TokenResource(Issuer issuer, AgencyBook agencies) {
        this.issuer = issuer;
        this.agencies = agencies;
    }

    @Override
    public String path() {
        return "/dev/token";
    }

    @Override
    public Answer answer(DevRequest request) throws InterruptedException {
        if (!request.method().equals("GET")) {
            return Answer.methodNotAllowed("GET");
        }
        Optional<Role> role = Optional.ofNullable(request.parameter("role")).flatMap(Role::named);
        if (role.isEmpty()) {
            return Answer.malformed("role must be one of: " + Role.names());
        }
        String agency = request.parameter("agency");
        String component = request.parameter("component");
        Optional<String> misfit = role.get().misfit(agency, component);
        if (misfit.isPresent()) {
            return Answer.malformed(misfit.get());
        }
        AgencyBook.Entry entry = agency == null || agency.equals(ALL)
                ? AgencyBook.Entry.of(agency, component)
                : agencies.look(agency, component);
        return entry.fault()
                .map(Answer::malformed)
                .orElseGet(() ->
                        Answer.text("text/plain", issuer.token(role.get(), entry.agency(), entry.component()) + "\n"));
    }
}
