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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;

/** The catalogue: every product ever named; an agency sees those it has. */
@Path("/v1/products")
@Produces(MediaType.APPLICATION_JSON)
class ProductResource {
    private final Callers callers;
    private final ProductList products;

    ProductResource(Callers callers, ProductList products) {
        this.callers = callers;
        this.products = products;
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
    @Operation(
            summary = "Lists products, the newest first; triage=true those a person should look at: possible ones,"
                    + " and matched ones that no directive lists")
    public Uni<Page<CatalogueView>> list(
            @BeanParam ProductQuery query,
            @QueryParam("verdict") @Nullable String verdict,
            @QueryParam("triage") @DefaultValue("false") boolean triage,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        List<String> before = PageToken.read(pageToken, ProductList.KEY_PARTS);
        String code = verdict == null || verdict.isBlank() ? null : Verdicts.code(verdict);
        return products.page(callers.current(), query, code, triage, before, most)
                .map(rows -> Page.of(rows, most, ProductList::key));
    }
}
