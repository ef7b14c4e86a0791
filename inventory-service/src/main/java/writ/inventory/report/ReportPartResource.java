package writ.inventory.report;

import static writ.kit.caller.Roles.AGENCY_ATTESTER;
import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.AUDITOR;
import static writ.kit.caller.Roles.AUTHORITY_ANALYST;
import static writ.kit.caller.Roles.AUTHORITY_ISSUER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;

import io.quarkus.vertx.http.Uncompressed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import writ.inventory.format.Refusal;
import writ.kit.caller.Caller;
import writ.kit.caller.Callers;
import writ.kit.db.Transactions;
import writ.kit.page.Limit;
import writ.kit.page.Page;
import writ.kit.page.PageToken;

/** What a report consists of, and its withdrawal. */
@Path("/v1/reports/{id}")
@Produces(MediaType.APPLICATION_JSON)
class ReportPartResource {

    private final Callers callers;
    private final Transactions transactions;
    private final Receipts receipts;
    private final Contents contents;
    private final Withdrawals withdrawals;

    ReportPartResource(
            Callers callers, Transactions transactions, Receipts receipts, Contents contents, Withdrawals withdrawals) {
        this.callers = callers;
        this.transactions = transactions;
        this.receipts = receipts;
        this.contents = contents;
        this.withdrawals = withdrawals;
    }

    /** @param reason for the record, at most 1000 characters */
    record WithdrawalRequest(@Nullable String reason) {}

    @GET
    @Path("content")
    @Uncompressed
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST, AGENCY_REPORTER, AGENCY_ATTESTER, COMPONENT_REPORTER, AUDITOR})
    @Operation(summary = "The file as it was sent, byte for byte")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestMulti<Buffer> content(@RestPath UUID id) {
        Caller caller = callers.current();
        return RestMulti.fromUniResponse(
                transactions.run(caller, tx -> contents.file(tx, id)),
                file -> contents.stream(caller, file),
                Contents.File::headers);
    }

    @GET
    @Path("refusals")
    @RolesAllowed({AUTHORITY_ISSUER, AUTHORITY_ANALYST, AGENCY_REPORTER, AGENCY_ATTESTER, COMPONENT_REPORTER, AUDITOR})
    @Operation(summary = "Lists the rows that were refused, in the order of the file")
    public Uni<Page<Refusal>> refusals(
            @RestPath UUID id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("pageToken") @Nullable String pageToken) {
        int most = Limit.of(limit);
        Integer after = PageToken.read(pageToken, 1, key -> Integer.valueOf(key.getFirst()));
        return transactions
                .run(
                        callers.current(),
                        tx -> receipts.one(tx, id)
                                .chain(receipt -> receipts.refusals(tx, receipt, after == null ? -1 : after, most)))
                .map(rows -> Page.of(rows, most, row -> new Object[] {row.number()}))
                .map(page -> new Page<>(
                        page.items().stream().map(Receipts.Numbered::refusal).toList(), page.nextPageToken()));
    }

    @POST
    @Path("withdrawal")
    @RolesAllowed({AGENCY_REPORTER, COMPONENT_REPORTER})
    @Operation(summary = "Withdraws a wrong report: it is kept and labelled, and the one before it counts again")
    public Uni<Receipt> withdraw(@RestPath UUID id, @Nullable WithdrawalRequest request) {
        return withdrawals.withdraw(callers.current(), id, request == null ? null : request.reason());
    }
}
