package writ.directive.agency;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;
import static writ.kit.caller.Roles.SERVICE;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import writ.directive.agency.Contacts.Versioned;
import writ.kit.caller.Callers;
import writ.kit.db.Transactions;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;
import writ.kit.web.IfMatch;

/** Agencies, as far as the caller reaches: the authority all of them, an agency itself. */
@Path("/v1/agencies")
@Produces(MediaType.APPLICATION_JSON)
class AgencyResource {

    private final Callers callers;
    private final Transactions transactions;
    private final AgencyRepository agencies;
    private final ContactsUpdate update;

    AgencyResource(Callers callers, Transactions transactions, AgencyRepository agencies, ContactsUpdate update) {
        this.callers = callers;
        this.transactions = transactions;
        this.agencies = agencies;
        this.update = update;
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
    @Operation(summary = "Lists agencies by slug")
    public Uni<Page<AgencyView>> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        List<String> after = PageToken.read(pageToken, 1);
        return transactions
                .run(callers.current(), tx -> agencies.page(tx, after.isEmpty() ? "" : after.getFirst(), most))
                .map(rows -> Page.of(rows, most, agency -> new Object[] {agency.agency()}));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        AUTHORITY_ISSUER,
        AUTHORITY_ANALYST,
        AGENCY_REPORTER,
        AGENCY_ATTESTER,
        COMPONENT_REPORTER,
        AUDITOR,
        SERVICE
    })
    @Operation(summary = "One agency by slug, acronym, alias, or any name it has had")
    public Uni<AgencyView> get(@RestPath String id) {
        return transactions.run(callers.current(), tx -> agencies.one(tx, id));
    }

    @GET
    @Path("{id}/contacts")
    @RolesAllowed({
        AUTHORITY_ISSUER,
        AUTHORITY_ANALYST,
        AGENCY_REPORTER,
        AGENCY_ATTESTER,
        COMPONENT_REPORTER,
        AUDITOR,
        SERVICE
    })
    @Operation(summary = "Whom to call at an agency, with the ETag that a change has to name")
    public Uni<RestResponse<Contacts>> contacts(@RestPath String id) {
        return transactions
                .run(
                        callers.current(),
                        tx -> agencies.find(tx, id)
                                .chain(found -> agencies.contacts(tx, found.agency())
                                        .map(list -> new Versioned(new Contacts(list), found.version()))))
                .map(AgencyResource::answer);
    }

    @PUT
    @Path("{id}/contacts")
    @RolesAllowed({AUTHORITY_ISSUER, AGENCY_REPORTER, AGENCY_ATTESTER})
    @Operation(summary = "Replaces all contacts of an agency; If-Match names the version that was read")
    public Uni<RestResponse<Contacts>> replaceContacts(
            @RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable ContactsRequest request) {
        return update.replace(callers.current(), id, ifMatch, request).map(AgencyResource::answer);
    }

    private static RestResponse<Contacts> answer(Versioned stored) {
        return ResponseBuilder.ok(stored.contacts())
                .header("ETag", IfMatch.tag(stored.version()))
                .build();
    }
}
