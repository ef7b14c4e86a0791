package writ.inventory.rollup;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;
import static writ.kit.caller.Roles.SERVICE;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import writ.inventory.match.Verdict;
import writ.kit.caller.Callers;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;

/** What agencies have that a directive is about, or may be about, or leaves out. */
@Path("/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
class FindingResource {
    private final Callers callers;
    private final FindingList findings;

    FindingResource(Callers callers, FindingList findings) {
        this.callers = callers;
        this.findings = findings;
    }

    @GET
    @RolesAllowed({
        AUTHORITY_ISSUER,
        AUTHORITY_ANALYST,
        AGENCY_REPORTER,
        AGENCY_ATTESTER,
        COMPONENT_REPORTER,
        AUDITOR,
        SERVICE
    })
    @Operation(summary = "Lists findings by directive, agency, component and product; verdict is matched unless said")
    public Uni<Page<FindingView>> list(
            @QueryParam("directive") @Nullable String directive,
            @BeanParam AsOf at,
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("verdict") @Nullable String verdict,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        List<String> after = PageToken.read(pageToken, FindingList.KEY_PARTS);
        String code = Verdicts.codeOr(verdict, Verdict.MATCHED);
        return findings.page(callers.current(), directive, at, agency, code, after, most)
                .map(rows -> Page.of(rows, most, FindingList::key));
    }
}
